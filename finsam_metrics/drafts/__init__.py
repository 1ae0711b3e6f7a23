"""A document to the draft of a plan, with its proof."""
