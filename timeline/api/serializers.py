"""Rows as JSON. Fields are listed by hand and hold no queries: the views fetch everything before."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from timeline import edtf
from timeline.models import Actor, Article, Event, Mention, Participation
from timeline.vocabulary import ActorKind, DateBasis, EventType, PartBasis, Precision, Role, Status


def choice(values: Any, help_text: str) -> serializers.ChoiceField:
    return serializers.ChoiceField([value.value for value in values], help_text=help_text)


class Names(serializers.ListField):
    """The names of related rows, which were fetched before."""

    child = serializers.CharField()

    def to_representation(self, rows: Any) -> list[str]:
        return [row.name for row in rows.all()]


@extend_schema_field(OpenApiTypes.URI)
class PageAddress(serializers.Field):
    """The address of a row's page for readers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(source="*", read_only=True, help_text="Its page for readers.", **options)

    def to_representation(self, row: Any) -> str:
        return self.context["request"].build_absolute_uri(row.get_absolute_url())


# Actors


class ActorSerializer(serializers.Serializer):
    """Who acts, as named in an event."""

    id = serializers.IntegerField()
    slug = serializers.SlugField(help_text="What the filter's actor parameters take.")
    name = serializers.CharField()
    kind = choice(ActorKind, "An organisation with an affiliation is a body of that state.")
    code = serializers.SerializerMethodField(
        help_text="ISO 3166-1 alpha-3 for states, PLOVER's code for what ISO lacks, or null."
    )
    affiliation = serializers.SerializerMethodField(help_text="Code of the state or organisation it belongs to, or null.")
    url = serializers.HyperlinkedIdentityField("api:actor", lookup_field="slug")

    def get_code(self, actor: Actor) -> str | None:
        return actor.code or None

    def get_affiliation(self, actor: Actor) -> str | None:
        return actor.affiliation_code or None


class ListedActorSerializer(ActorSerializer):
    html_url = PageAddress()
    names = Names(help_text="Every name it is found by.")
    event_count = serializers.IntegerField(help_text="Events it takes part in, itself or through its members.")


class OfficePlaceSerializer(serializers.Serializer):
    """Where an article prints an office."""

    id = serializers.IntegerField(source="article.pk", help_text="Of the article.")
    url = serializers.HyperlinkedIdentityField("api:article", lookup_field="article_id", lookup_url_kwarg="pk")
    publisher = serializers.CharField(source="article.publisher.name", default=None, allow_null=True)
    published_on = serializers.DateField(source="article.published_on")
    quote = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class OfficeSerializer(serializers.Serializer):
    office = serializers.CharField()
    articles = OfficePlaceSerializer(many=True)


class DisagreementValueSerializer(serializers.Serializer):
    value = serializers.CharField()
    articles = serializers.ListField(child=serializers.IntegerField(), help_text="Ids of the articles that say so.")


class DisagreementSerializer(serializers.Serializer):
    """Articles contradict each other; none is taken to be right."""

    about = serializers.CharField(help_text="date, status, source, target, speaker, number or office")
    values = DisagreementValueSerializer(many=True)


class ActorDetailSerializer(ListedActorSerializer):
    offices = OfficeSerializer(many=True, help_text="Offices that articles give this person.")
    disagreements = DisagreementSerializer(many=True)


# Articles


class PublisherSerializer(serializers.Serializer):
    name = serializers.CharField()
    slug = serializers.SlugField(help_text="What the filter's parameter publisher takes.")


class ArticleRefSerializer(serializers.Serializer):
    """The article of a mention."""

    id = serializers.IntegerField()
    url = serializers.HyperlinkedIdentityField("api:article")
    title = serializers.CharField()
    publisher = PublisherSerializer(allow_null=True)
    published_on = serializers.DateField()


class ArticleSerializer(ArticleRefSerializer):
    html_url = PageAddress()
    place = serializers.CharField(help_text="From the dateline, or empty.")
    file_name = serializers.CharField(help_text="The name it was imported under, or empty.")
    source_url = serializers.URLField(source="url", allow_null=True, help_text="Where it was published.")
    event_count = serializers.IntegerField()
    imported_at = serializers.DateTimeField()


class ArticleDetailSerializer(ArticleSerializer):
    text = serializers.CharField(help_text="As printed. Every offset in this API counts its code points, half-open.")
    body = serializers.CharField(help_text="The publisher's own paragraphs: without links to other articles.")
    blocks = serializers.SerializerMethodField(help_text="What the text is built of: headline, paragraph, link, embed.")
    links = serializers.SerializerMethodField(help_text="Lines that point to other articles.")

    @extend_schema_field({"type": "array", "items": {"type": "object", "additionalProperties": True}})
    def get_blocks(self, article: Article) -> list[dict[str, Any]]:
        return [
            {
                "kind": block["kind"],
                "start": block["start"],
                "end": block["end"],
                "published_on": block.get("published_on"),
                "author": block.get("author", ""),
            }
            for block in article.layout["blocks"]
        ]

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_links(self, article: Article) -> list[str]:
        return [article.text[block["start"] : block["end"]] for block in article.layout["blocks"] if block["kind"] == "link"]


# Events


class _Range(serializers.Serializer):
    """Inclusive first and last day; null where that end is not known."""

    edtf = serializers.SerializerMethodField(help_text="ISO 8601-2 level 1: 2020-01, 2020-01-13/2020-01-19, /2020-01-09.")


class EventDateSerializer(_Range):
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    precision = choice(Precision, "unknown when one end is open.")
    basis = serializers.ChoiceField(
        [basis.value for basis in DateBasis],
        source="date_basis",
        help_text="stated in a sentence, inferred from the context, or none: bounded by the day of publication only.",
    )
    reason = serializers.CharField(source="date_reason", help_text="Why, in words.")

    def get_edtf(self, event: Event) -> str:
        return edtf.write(event.start, event.end, Precision(event.precision))


class MentionDateSerializer(_Range):
    expression = serializers.CharField(help_text="As printed, or empty.")
    rule = serializers.CharField(source="date_rule")
    reason = serializers.CharField(source="date_reason")
    start = serializers.DateField(source="date_start", allow_null=True)
    end = serializers.DateField(source="date_end", allow_null=True)
    precision = serializers.ChoiceField([precision.value for precision in Precision], source="date_precision")
    basis = serializers.ChoiceField([basis.value for basis in DateBasis], source="date_basis")

    def get_edtf(self, mention: Mention) -> str:
        return edtf.write(mention.date_start, mention.date_end, Precision(mention.date_precision))


class MentionSerializer(serializers.Serializer):
    """One sentence of one article that reports the event."""

    id = serializers.IntegerField()
    article = ArticleRefSerializer()
    quote = serializers.CharField(help_text="article.text[start:end]")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    date = MentionDateSerializer(source="*")
    status = choice(Status, "What this sentence says of the thing.")
    attributed_to = serializers.SerializerMethodField(
        help_text="Who says so, the nearest to the words; null: the article itself."
    )
    confidence = serializers.SerializerMethodField(help_text="0 to 1")

    def get_confidence(self, mention: Mention) -> float:
        return round(mention.confidence, 2)

    @extend_schema_field(ActorSerializer(allow_null=True))
    def get_attributed_to(self, mention: Mention) -> dict[str, Any] | None:
        speakers = [part for part in mention.participants.all() if part.role == Role.SPEAKER]
        if not speakers:
            return None
        nearest = min(speakers, key=lambda part: part.position)
        return ActorSerializer(nearest.actor, context=self.context).data


class ParticipantSerializer(serializers.Serializer):
    role = choice(Role, "source acts, target is acted upon.")
    actor = ActorSerializer()
    basis = choice(
        PartBasis, "stated in a sentence, or inferred: no sentence says so, it is understood from the rest of an article."
    )
    reason = serializers.SerializerMethodField(help_text="Why it was inferred, in words; empty where it is stated.")

    def get_reason(self, part: Participation) -> str:
        return "; ".join(part.reasons)


class EventSerializer(serializers.Serializer):
    """What happened, once, with every sentence that reports it."""

    id = serializers.IntegerField()
    url = serializers.HyperlinkedIdentityField("api:event")
    html_url = PageAddress()
    type = serializers.ChoiceField([kind.value for kind in EventType], source="event_type")
    type_label = serializers.SerializerMethodField()
    quad = serializers.SerializerMethodField(
        help_text="1 and 2 cooperation, 3 and 4 conflict, even numbers material; 0 no class."
    )
    score = serializers.SerializerMethodField(help_text="PLOVER's score of the type, -10 to 10.")
    status = choice(Status, "Whether the thing is said to be so.")
    title = serializers.CharField()
    date = EventDateSerializer(source="*")
    participants = ParticipantSerializer(source="named_participations", many=True)
    mentions = MentionSerializer(many=True)
    article_count = serializers.IntegerField()
    annotation_count = serializers.IntegerField()
    disagreements = DisagreementSerializer(many=True)

    def get_type_label(self, event: Event) -> str:
        return EventType(event.event_type).label

    def get_quad(self, event: Event) -> int:
        return EventType(event.event_type).quad.value

    def get_score(self, event: Event) -> float:
        return EventType(event.event_type).score


# Notes


class AnnotationSerializer(serializers.Serializer):
    """What a person says about an event or about a passage of an article."""

    id = serializers.IntegerField()
    url = serializers.HyperlinkedIdentityField("api:annotation")
    html_url = PageAddress()
    event = serializers.IntegerField(source="event_id", allow_null=True)
    article = serializers.IntegerField(source="article_id", allow_null=True)
    quote = serializers.CharField(help_text="The words of the passage; empty for a note on an event.")
    prefix = serializers.CharField(help_text="Words before the passage.")
    suffix = serializers.CharField(help_text="Words after the passage.")
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    body = serializers.CharField()
    tags = Names()
    author = serializers.CharField(source="author.username")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    orphan = serializers.BooleanField(source="is_orphan", help_text="Its passage is no longer in the article.")
