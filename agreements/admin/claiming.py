"""Records that stand as evidence for the obligations they name, for those who were part of them."""

from django.core.exceptions import ValidationError

from regions.admin.base import TableRows
from regions.admin.forms import RegisterForm, RegisterFormSet


class ClaimingForm(RegisterForm):
    """The record's own form: tells the rows of those who are part of it which obligations it names."""

    def _post_clean(self):
        super()._post_clean()
        self.instance.named_obligations = self.cleaned_data.get("obligations", ())


class PartFormSet(RegisterFormSet):
    """Those who are part of the record: an obligation that it names is that of one of them at least."""

    def clean(self):
        super().clean()
        rows = [form for form in self.forms if form not in self.deleted_forms]
        actors = [form.cleaned_data["actor"] for form in rows if form.cleaned_data.get("actor")]
        if any(self.errors):
            return
        try:
            self.instance.refuse_obligations_of_others(self.instance.named_obligations, actors)
        except ValidationError as error:
            raise ValidationError(error.messages) from error


class PartRows(TableRows):
    """The rows of those who are part of the record."""

    formset = PartFormSet
