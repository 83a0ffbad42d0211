"""Questions about many agreements, negotiations and plans."""

import datetime

from django.db.models import Q

from agreements.status import AgreementStatus, standing_counts, status_expression
from regions.partial_dates import add_months
from regions.querysets import PeriodQuerySet


class PublicQuerySet(PeriodQuerySet):
    """Records of which some are internal."""

    def public(self):
        """Records shown to everyone."""
        return self.filter(is_public=True)


class AgreementQuerySet(PublicQuerySet):
    def with_standings(self, day: datetime.date):
        """Adds the number of deciding parties, and of those that approved, are deciding or refused."""
        return self.annotate(**standing_counts(day, "pk"))

    def with_status(self, day: datetime.date):
        """Adds `status`, an `AgreementStatus` derived for the day, and the counts it rests on."""
        return self.with_standings(day).annotate(status=status_expression(day))

    def in_force(self, day: datetime.date):
        """Agreements that bind their parties on the day as far as the register knows."""
        return self.with_status(day).filter(
            status__in=(AgreementStatus.IN_FORCE, AgreementStatus.ATTESTED, AgreementStatus.RENEWING)
        )

    def expiring_within(self, months: int, day: datetime.date):
        """Agreements whose last day comes within so many months from the day."""
        return self.filter(valid_until__gte=day, valid_until__lte=add_months(day, months))

    def with_party(self, actor):
        """Agreements in which the actor is a party in any role."""
        return self.filter(pk__in=actor.agreement_parties.values("agreement"))

    def mentioning(self, text: str):
        """Agreements whose title, summary or party's name matches the text."""
        from agreements.models import AgreementParty
        from regions.models import Actor

        actors = Actor.objects.named(text)
        by_party = AgreementParty.objects.filter(actor__in=actors.values("pk")).values("agreement")
        return self.filter(
            Q(pk__in=AgreementQuerySet(self.model).matching(text).values("pk")) | Q(pk__in=by_party)
        )


class NegotiationQuerySet(PublicQuerySet):
    def under(self, section):
        """Negotiations with the section among their legal bases, each counted once."""
        return self.filter(pk__in=section.negotiations.values("pk"))

    def with_participant(self, actor):
        """Negotiations in which the actor is recorded, whatever its attendance, or which it convened."""
        return self.filter(
            Q(pk__in=actor.negotiation_participations.values("negotiation")) | Q(convener=actor)
        )


class PlanQuerySet(PublicQuerySet):
    def of_actor(self, actor):
        """Plans that the actor owns or that cover it."""
        return self.filter(
            Q(pk__in=actor.owned_plans.values("pk")) | Q(pk__in=actor.covering_plans.values("pk"))
        )

    def running_out(self, day: datetime.date, months: int = 0):
        """Plans whose period is over, or will be within so many months from the day."""
        return self.filter(valid_until__lt=add_months(day, months))
