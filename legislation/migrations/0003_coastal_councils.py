from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('legislation', '0002_obligation_round_months'),
    ]

    operations = [
        migrations.AlterField(
            model_name='obligationparty',
            name='pairing',
            field=models.CharField(choices=[('county_of_municipality', 'kunta ja sen hyvinvointialue'), ('council_of_municipality', 'kunta ja sen maakunnan liitto'), ('council_overlaps_county', 'liitto ja hyvinvointialue, joilla on yhteisiä kuntia'), ('employment_area_overlaps_county', 'työllisyysalue ja hyvinvointialue, joilla on yhteisiä kuntia'), ('employment_area_of_municipality', 'kunta ja sen työllisyysalue'), ('office_area', 'toimija ja valtion virasto, jonka alueella se on'), ('cooperation_area', 'sote-yhteistyöalueen hyvinvointialueet'), ('bilingual_counties', 'kaksikieliset hyvinvointialueet'), ('national', 'valtakunnallinen toimija ja jokainen osapuoli'), ('uusimaa', 'Uudenmaan osapuolet'), ('coastal_councils', 'rannikon maakuntien liitot'), ('each_alone', 'kukin yksin'), ('case_by_case', 'asian mukaan, ei johdettavissa')], max_length=32, verbose_name='kenen kanssa'),
        ),
    ]
