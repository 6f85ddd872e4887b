"""Shares, open ones first, each as a row.

Refuses: wording; the screen hands over how a share is phrased.
"""

from collections.abc import Callable, Sequence

from ui.models.items_model import ItemsModel
from vault.share_values import Share


class SharesModel(ItemsModel[Share]):
    """The shares of one person."""

    def set_shares(self, shares: Sequence[Share], is_open: Callable[[Share], bool]) -> None:
        """Show these: the open ones first, else in the order given."""
        self.set_items(sorted(shares, key=lambda share: not is_open(share)))
