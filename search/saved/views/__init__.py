from search.saved.views.follow import follow, unfollow
from search.saved.views.mine import change, delete, mine
from search.saved.views.stop import stop

__all__ = ["change", "delete", "follow", "mine", "stop", "unfollow"]
