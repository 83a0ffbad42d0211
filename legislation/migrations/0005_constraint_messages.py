from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('legislation', '0004_statute_names_in_swedish'),
        ('regions', '0002_constraint_messages'),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='actortask',
            name='legislation_actortask_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='legislation_actortask_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='correction',
            name='legislation_correction_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='legislation_correction_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='laterchange',
            name='legislation_laterchange_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='legislation_laterchange_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='law',
            name='legislation_law_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='legislation_law_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='obligation',
            name='legislation_obligation_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='legislation_obligation_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
        migrations.AlterConstraint(
            model_name='section',
            name='legislation_section_conflict_is_told',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verification', 'conflict'), _negated=True), models.Q(('conflict_note', ''), _negated=True), _connector='OR'), name='legislation_section_conflict_is_told', violation_error_message='Kerro, mitä lähteet sanovat eri tavoin.'),
        ),
    ]
