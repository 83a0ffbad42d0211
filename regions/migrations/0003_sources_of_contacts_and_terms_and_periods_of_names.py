import regions.partial_dates
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0002_constraint_messages'),
    ]

    operations = [
        migrations.AddField(
            model_name='actoralias',
            name='valid_from',
            field=regions.partial_dates.PartialDateField(blank=True, null=True, verbose_name='alkaa'),
        ),
        migrations.AddField(
            model_name='actoralias',
            name='valid_from_precision',
            field=regions.partial_dates.PrecisionField(blank=True, choices=[('day', 'päivä'), ('month', 'kuukausi'), ('year', 'vuosi')], editable=False, max_length=5, null=True),
        ),
        migrations.AddField(
            model_name='actoralias',
            name='valid_until',
            field=regions.partial_dates.PartialDateField(blank=True, bound='last', help_text='Viimeinen päivä; tyhjä = avoin.', null=True, verbose_name='päättyy'),
        ),
        migrations.AddField(
            model_name='actoralias',
            name='valid_until_precision',
            field=regions.partial_dates.PrecisionField(blank=True, choices=[('day', 'päivä'), ('month', 'kuukausi'), ('year', 'vuosi')], editable=False, max_length=5, null=True),
        ),
        migrations.AddField(
            model_name='contactrole',
            name='conflict_note',
            field=models.TextField(blank=True, help_text='Mitä lähteet sanovat eri tavoin.', verbose_name='ristiriidan kuvaus'),
        ),
        migrations.AddField(
            model_name='contactrole',
            name='sources',
            field=models.ManyToManyField(blank=True, related_name='%(class)s_records', to='regions.source', verbose_name='lähteet'),
        ),
        migrations.AddField(
            model_name='contactrole',
            name='verification',
            field=models.CharField(choices=[('statute', 'tarkistettu säädöksestä'), ('stated', 'todettu lähteessä'), ('unverified', 'tarkistamatta'), ('conflict', 'lähteet ristiriidassa')], default='unverified', max_length=12, verbose_name='varmuus'),
        ),
        migrations.AddField(
            model_name='councilterm',
            name='checked_on',
            field=models.DateField(blank=True, null=True, verbose_name='tarkistettu'),
        ),
        migrations.AddField(
            model_name='councilterm',
            name='conflict_note',
            field=models.TextField(blank=True, help_text='Mitä lähteet sanovat eri tavoin.', verbose_name='ristiriidan kuvaus'),
        ),
        migrations.AddField(
            model_name='councilterm',
            name='sources',
            field=models.ManyToManyField(blank=True, related_name='%(class)s_records', to='regions.source', verbose_name='lähteet'),
        ),
        migrations.AddField(
            model_name='councilterm',
            name='verification',
            field=models.CharField(choices=[('statute', 'tarkistettu säädöksestä'), ('stated', 'todettu lähteessä'), ('unverified', 'tarkistamatta'), ('conflict', 'lähteet ristiriidassa')], default='unverified', max_length=12, verbose_name='varmuus'),
        ),
        migrations.AddConstraint(
            model_name='actoralias',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_from__lte', models.F('valid_until')), _connector='OR'), name='regions_actoralias_period_order', violation_error_message='Päättyminen on ennen alkua.'),
        ),
        migrations.AddConstraint(
            model_name='contactrole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_contactrole_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AddConstraint(
            model_name='councilterm',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_councilterm_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
    ]
