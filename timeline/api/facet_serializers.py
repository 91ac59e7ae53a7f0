"""The counts of a filter as JSON."""

from __future__ import annotations

from rest_framework import serializers

from timeline.facets import SAMPLE, ActorOption, Option
from timeline.vocabulary import EventType


class OptionSerializer(serializers.Serializer):
    value = serializers.CharField(help_text="As the filter takes it.")
    label = serializers.CharField()
    count = serializers.IntegerField(help_text="Events that choosing it would give.")
    selected = serializers.BooleanField()


class TypeOptionSerializer(OptionSerializer):
    quad = serializers.SerializerMethodField()

    def get_quad(self, option: Option) -> int:
        return EventType(option.value).quad.value


class ActorOptionSerializer(OptionSerializer):
    kind = serializers.CharField()
    code = serializers.SerializerMethodField()
    affiliation = serializers.SerializerMethodField(help_text="Code of its state or organisation, or null.")

    def get_code(self, option: ActorOption) -> str | None:
        return option.code or None

    def get_affiliation(self, option: ActorOption) -> str | None:
        return option.affiliation_code or None


class ByQuadField(serializers.DictField):
    """Counts by quad class; classes without events are left out."""

    child = serializers.IntegerField()

    def to_representation(self, value: dict[int, int]) -> dict[str, int]:
        return {str(quad): count for quad, count in sorted(value.items()) if count}


class BarSerializer(serializers.Serializer):
    edtf = serializers.CharField(help_text="The century (20XX), decade (202X), year, month or day, as `from` and `to` take it.")
    start = serializers.DateField(source="first")
    end = serializers.DateField(source="last")
    in_span = serializers.BooleanField(help_text="False in the margin around the span that was asked for.")
    certain = ByQuadField(help_text="Events that lie wholly in the bar, by quad class.")
    possible = ByQuadField(help_text="Events whose date reaches over several bars, in each of them.")


class HistogramSerializer(serializers.Serializer):
    granularity = serializers.ChoiceField(["century", "decade", "year", "month", "day"])
    first = serializers.DateField(allow_null=True)
    last = serializers.DateField(allow_null=True)
    bars = BarSerializer(many=True)
    undated = ByQuadField(help_text="Events whose date is open at one end.")
    is_complete = serializers.BooleanField(help_text="False: only the newest events were counted.")


class FacetsSerializer(serializers.Serializer):
    """Each facet is counted with its own choice left out and all others applied; actors narrow each other."""

    count = serializers.IntegerField(help_text="Events that pass the filter.")
    count_exact = serializers.BooleanField(help_text="False: there are more than `count`.")
    article_count = serializers.IntegerField(help_text="Articles that report them.")
    counts_exact = serializers.BooleanField(help_text=f"False: the facets are counted over the newest {SAMPLE:,} matches.")
    type = TypeOptionSerializer(many=True)
    quad = OptionSerializer(many=True)
    status = OptionSerializer(many=True)
    actor = ActorOptionSerializer(many=True)
    publisher = OptionSerializer(many=True)
    precision = OptionSerializer(many=True)
    undated = OptionSerializer(many=True)
    within = OptionSerializer(many=True, help_text="Empty without a span.")
    differ = OptionSerializer()
    annotated = OptionSerializer()
    tag = OptionSerializer(many=True)
    histogram = HistogramSerializer()
