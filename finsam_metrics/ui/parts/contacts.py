"""How whoever publishes the service is reached, as links that can be pressed and copied."""

from collections.abc import Mapping


def contact_texts(publisher: Mapping[str, object]) -> list[str]:
    """Give each known way to reach the publisher, as Markdown.

    Args:
        publisher: The one row of the table; what is null is not known.
    """
    email, phone, website = (
        publisher[name] for name in ("contact_email", "contact_phone", "website")
    )
    ways = (
        (email, f"E-post: [{email}](mailto:{email})"),
        (phone, f"Telefon: {phone}"),
        (website, f"Webbplats: [{website}]({website})"),
    )
    return [text for value, text in ways if value]
