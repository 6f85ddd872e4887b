"""The models: pages of our own values for painted lists.

Refuses: disk, network and waiting; `data` answers from memory.
"""

from ui.models.activity_model import ActivityModel
from ui.models.faces import kind_glyph, kind_tone, row_face
from ui.models.items_model import ItemsModel
from ui.models.paged_model import PagedModel, Slice
from ui.models.review_model import ReviewItem, ReviewModel
from ui.models.shares_model import SharesModel
from ui.models.timeline_model import TimelineModel

__all__ = [
    "ActivityModel",
    "ItemsModel",
    "PagedModel",
    "ReviewItem",
    "ReviewModel",
    "SharesModel",
    "Slice",
    "TimelineModel",
    "kind_glyph",
    "kind_tone",
    "row_face",
]
