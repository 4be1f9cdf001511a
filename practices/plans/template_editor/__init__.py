"""How hub editors and publishers write plan templates, and who may."""
