import django.contrib.postgres.fields.ranges
import regions.exclusion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='actor',
            name='regions_actor_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_actor_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='cooperationstructure',
            name='regions_cooperationstructure_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_cooperationstructure_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='councilterm',
            name='regions_council_term_once',
            constraint=models.UniqueConstraint(fields=('actor_type', 'valid_from'), name='regions_council_term_once', violation_error_message='Toimijatyypillä on jo samana päivänä alkava valtuustokausi.'),
        ),
        migrations.AlterConstraint(
            model_name='councilterm',
            name='regions_council_term_no_overlap',
            constraint=regions.exclusion.PostgresExclusionConstraint(expressions=[('actor_type', '='), (regions.exclusion.DateRange('valid_from', 'valid_until', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True)), '&&')], name='regions_council_term_no_overlap', violation_error_message='Valtuustokausi on päällekkäin toisen kauden kanssa.'),
        ),
        migrations.AlterConstraint(
            model_name='goodpractice',
            name='regions_goodpractice_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_goodpractice_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='keyfigure',
            name='regions_keyfigure_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_keyfigure_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='knowledgesource',
            name='regions_knowledgesource_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_knowledgesource_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='membership',
            name='regions_membership_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_membership_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='membership',
            name='regions_membership_no_overlap',
            constraint=regions.exclusion.PostgresExclusionConstraint(condition=models.Q(('kind', 'joint_authority'), _negated=True), expressions=[('member', '='), ('kind', '='), (regions.exclusion.DateRange('valid_from', 'valid_until', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True)), '&&')], name='regions_membership_no_overlap', violation_error_message='Toimijalla on jo saman lajin jäsenyys samaan aikaan.'),
        ),
        migrations.AlterConstraint(
            model_name='publicationstatement',
            name='regions_publicationstatement_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_publicationstatement_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='region',
            name='regions_region_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_region_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='regionprofile',
            name='regions_regionprofile_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_regionprofile_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='seat',
            name='regions_seat_at_least_one',
            constraint=models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='regions_seat_at_least_one', violation_error_message='Paikkoja on vähintään yksi.'),
        ),
        migrations.AlterConstraint(
            model_name='succession',
            name='regions_succession_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='regions_succession_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='succession',
            name='regions_succession_once',
            constraint=models.UniqueConstraint(fields=('predecessor', 'successor', 'kind'), name='regions_succession_once', violation_error_message='Sama seuraaja on jo kirjattu.'),
        ),
    ]
