from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_last_day_is_a_fixed_end'),
        ('legislation', '0005_constraint_messages'),
        ('regions', '0002_constraint_messages'),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='agreement',
            name='agreements_agreement_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='agreements_agreement_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='agreementmilestone',
            name='agreements_milestone_once',
            constraint=models.UniqueConstraint(fields=('agreement', 'title_fi'), name='agreements_milestone_once', violation_error_message='Sopimuksessa on jo tämä vaihe.'),
        ),
        migrations.AlterConstraint(
            model_name='evidence',
            name='agreements_evidence_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='agreements_evidence_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='negotiation',
            name='agreements_negotiation_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='agreements_negotiation_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='negotiation',
            name='agreements_negotiation_not_part_of_itself',
            constraint=models.CheckConstraint(condition=models.Q(('part_of', models.F('id')), _negated=True), name='agreements_negotiation_not_part_of_itself', violation_error_message='Neuvottelu ei voi olla osa itseään eikä neuvottelua, joka on sen osa.'),
        ),
        migrations.AlterConstraint(
            model_name='plan',
            name='agreements_plan_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='agreements_plan_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
    ]
