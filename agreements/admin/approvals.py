"""Approvals on the agreement's own page, each of a party of that agreement.

An approval belongs to a party and the party to the agreement, so its rows stand two steps below the
page. A row names its party by the party's key or, for a party that the same save adds, by actor and
role ("uusi:<actor>:<role>"); `static/admin-theme/approvals.js` keeps the lists in step as parties are added.
"""

from typing import Any, NamedTuple

from django import forms
from django.forms.models import BaseModelFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementParty, PartyApproval
from regions.admin.base import StackedRows
from regions.admin.forms import RegisterForm, kept_forms, refuse_duplicates

NEW = "uusi"
NOT_A_PARTY = _("Valitse osapuoli, joka on tässä sopimuksessa ja jota ei poisteta.")


class PostedParty(NamedTuple):
    """A party as the page's own rows of parties are being saved."""

    choice: str
    actor: str
    role: str
    deleted: bool


def posted_parties(data: Any, prefix: str = "parties") -> list[PostedParty]:
    """The parties in the posted page, by the choice that names each in the rows of approvals."""
    found = []
    count = data.get(f"{prefix}-TOTAL_FORMS", "")
    for index in range(min(int(count), 1000) if count.isdigit() else 0):
        pk, actor, role, deleted = (
            data.get(f"{prefix}-{index}-{name}", "") for name in ("id", "actor", "role", "DELETE")
        )
        if actor:
            found.append(PostedParty(pk or f"{NEW}:{actor}:{role}", actor, role, bool(deleted)))
    return found


class ApprovalForm(RegisterForm):
    """One approval; its party is chosen among the parties of the page."""

    party_choice = forms.CharField(label=_("Osapuoli"), widget=forms.Select(attrs={"class": "party-choice"}))

    def __init__(self, *args, parties: list[AgreementParty] = (), **kwargs):  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        field = self.fields["party_choice"]
        names: dict[str, Any] = {
            str(party.pk): f"{party.actor} ({party.get_role_display()})" for party in parties
        }
        if self.instance.party_id:
            field.initial = str(self.instance.party_id)
        chosen = self.data.get(self.add_prefix("party_choice")) if self.is_bound else None
        if chosen and chosen.startswith(f"{NEW}:"):
            names[chosen] = _("uusi osapuoli")
        field.widget.choices = [("", "---------"), *names.items()]


class ApprovalFormSet(BaseModelFormSet):
    """The approvals of all parties of one agreement."""

    fk = None  # the agreement is not a field of an approval, so its rows carry no hidden key of it

    def __init__(
        self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs
    ):
        self.agreement: Agreement = instance
        self.save_as_new = save_as_new
        own = queryset.filter(party__agreement=instance) if instance.pk else queryset.none()
        self.parties = list(instance.parties.select_related("actor")) if instance.pk else []
        form_kwargs = {**kwargs.pop("form_kwargs", {}), "parties": self.parties}
        super().__init__(data, files, prefix=prefix, queryset=own, form_kwargs=form_kwargs, **kwargs)

    @classmethod
    def get_default_prefix(cls):
        return "approvals"

    def initial_form_count(self):
        # A copy of an agreement is another agreement, which nobody has approved yet.
        return 0 if self.save_as_new else super().initial_form_count()

    def total_form_count(self):
        return 0 if self.save_as_new else super().total_form_count()

    @cached_property
    def posted(self) -> dict[str, PostedParty]:
        return {party.choice: party for party in posted_parties(self.data)}

    def clean(self):
        super().clean()
        for form in kept_forms(self):
            party = self.posted.get(form.cleaned_data["party_choice"])
            if (party is None or party.deleted) and form.has_changed():
                form.add_error("party_choice", NOT_A_PARTY)
        refuse_duplicates(
            self,
            ("party_choice", "standing", "body_fi", "decided_on"),
            _("Sama käsittelyvaihe on jo kirjattu."),
        )

    def validate_unique(self):
        """The repetition of an approval is refused by `clean`, since its party may not be stored yet."""

    def save_new(self, form, commit=True):
        form.instance.party = self._party_of(form)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        form.instance.party = self._party_of(form)
        return super().save_existing(form, obj, commit)

    def _party_of(self, form) -> AgreementParty:
        posted = self.posted[form.cleaned_data["party_choice"]]
        return AgreementParty.objects.get(agreement=self.agreement, actor=posted.actor, role=posted.role)


class ApprovalRows(StackedRows):
    model = PartyApproval
    form = ApprovalForm
    formset = ApprovalFormSet  # type: ignore[assignment]
    verbose_name = _("käsittelyvaihe")
    verbose_name_plural = _("osapuolten käsittely ja hyväksyminen")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("party_choice", "standing", "decided_on"),
                    ("body_fi", "body_sv"),
                    ("section_mark", "case_number", "url"),
                    ("note_fi", "note_sv"),
                )
            },
        ),
    )

    class Media:
        js = ("admin-theme/approvals.js",)

    def __init__(self, parent_model, admin_site):
        # Django asks for a key from the rows to their parent: that parent is the party.
        super().__init__(AgreementParty, admin_site)

    def get_formset(self, request, obj=None, **kwargs):
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.fk = None
        return formset

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("party__actor")

    def rows_of(self, parent):
        """The stored approvals of an agreement, for the comparison of two editors' work."""
        return PartyApproval.objects.filter(party__agreement=parent.pk)
