from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('legislation', '0003_coastal_councils'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='obligationparty',
            name='legislation_party_once_per_role',
        ),
        migrations.RenameField(
            model_name='obligationparty',
            old_name='name_in_statute',
            new_name='name_in_statute_fi',
        ),
        migrations.AlterField(
            model_name='obligationparty',
            name='name_in_statute_fi',
            field=models.CharField(help_text='Toimija säädöksen sanoin; ei muutu seuraajan mukaan.', max_length=100, verbose_name='nimi säädöksessä suomeksi'),
        ),
        migrations.AddField(
            model_name='obligationparty',
            name='name_in_statute_sv',
            field=models.CharField(blank=True, default='', help_text='Toimija ruotsinkielisen säädöksen sanoin.', max_length=100, verbose_name='nimi säädöksessä ruotsiksi'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='legalbasis',
            name='moment',
            field=models.CharField(blank=True, help_text='Esimerkiksi 1, 4 tai 2 (3 kohta); tyhjä = koko pykälä.', max_length=120, verbose_name='momentti'),
        ),
        migrations.AddConstraint(
            model_name='obligationparty',
            constraint=models.UniqueConstraint(fields=('obligation', 'name_in_statute_fi', 'role', 'pairing'), name='legislation_party_once_per_role', violation_error_message='Sama osapuoli on jo tässä roolissa.'),
        ),
    ]
