from django.urls import path

from practices.plans.rows import reading_views, views

PLAN = "<uuid:plan_id>/"
ROW = f"{PLAN}rows/<slug:kind>/<int:row_id>/"
MEASURE = f"{PLAN}measures/<int:measure_id>/"
READING = f"{MEASURE}readings/<int:reading_id>/"

urlpatterns = [
    path(f"{PLAN}parts/<int:part_id>/rows/add/", views.row_add, name="plan-row-add"),
    path(f"{PLAN}rows/put-back/<int:change_id>/", views.row_put_back, name="plan-row-put-back"),
    path(ROW, views.row_change, name="plan-row"),
    path(f"{ROW}delete/", views.row_delete, name="plan-row-delete"),
    path(MEASURE, reading_views.readings, name="plan-readings"),
    path(f"{MEASURE}readings/add/", reading_views.reading_add, name="plan-reading-add"),
    path(READING, reading_views.reading_change, name="plan-reading"),
    path(f"{READING}delete/", reading_views.reading_delete, name="plan-reading-delete"),
]
