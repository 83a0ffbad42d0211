from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('legislation', '0005_constraint_messages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='laterchange',
            name='confidence',
            field=models.CharField(choices=[('statute_text', 'säädöksen sanat luettu osin'), ('official_page', 'viranomaisen sivu'), ('other_page', 'muu sivu'), ('not_found', 'ei löytynyt; ei tarkoita, ettei muutosta ole')], help_text='Mihin tieto muutoksesta perustuu. Säädöksen omat sanat ovat varmin peruste.', max_length=14, verbose_name='mistä tiedetään'),
        ),
        migrations.AlterField(
            model_name='obligation',
            name='in_publication',
            field=models.CharField(choices=[('yes', 'julkaisussa'), ('corrected', 'julkaisussa, oikaistu'), ('no', 'julkaisun ulkopuolelta')], help_text='Oikaistu, kun säädös sanoo muuta kuin julkaisu. Julkaisun ulkopuolelta, kun velvoite löytyi vain säädöksistä.', max_length=9, verbose_name='lähdejulkaisussa'),
        ),
        migrations.AlterField(
            model_name='obligation',
            name='kind',
            field=models.CharField(choices=[('strategy', 'strateginen suunnittelu'), ('negotiation', 'neuvottelu'), ('steering', 'valtion ohjaus'), ('agreement', 'sopimus'), ('plan', 'suunnitelma'), ('cooperation', 'yhteistyö'), ('statement', 'lausunto tai kuuleminen'), ('body', 'toimielin'), ('report', 'kertomus tai selvitys')], help_text='Mitä velvoite ennen kaikkea vaatii, esimerkiksi neuvottelun, sopimuksen tai suunnitelman.', max_length=12, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='obligation',
            name='level',
            field=models.CharField(choices=[('organisation', 'organisaatio'), ('individual', 'yksilö'), ('service_point', 'toimipaikka')], default='organisation', help_text='Organisaatio, kun velvoite koskee toimijaa itseään; yksilö, kun yhtä asiakasta; toimipaikka, kun yhtä palvelupaikkaa.', max_length=14, verbose_name='taso'),
        ),
        migrations.AlterField(
            model_name='obligation',
            name='modality',
            field=models.CharField(choices=[('must', 'on tehtävä'), ('must_take_into_account', 'otettava huomioon'), ('may', 'voi tehdä')], help_text='Säädöksen sanojen mukaan: velvoittaako se tekemään, ottamaan huomioon vai antaako se mahdollisuuden.', max_length=24, verbose_name='velvoittavuus'),
        ),
        migrations.AlterField(
            model_name='obligation',
            name='recurrence',
            field=models.CharField(choices=[('yearly', 'vuosittain'), ('at_least_yearly', 'vähintään vuosittain'), ('once_per_council_term', 'valtuustokausittain'), ('every_4_years', 'neljän vuoden välein'), ('regularly', 'säännöllisesti'), ('continuous', 'jatkuvasti'), ('when_it_arises', 'kun asia tulee esille'), ('none', 'ei määräväliä')], help_text='Kuinka usein säädöksen mukaan. Ei määräväliä, kun säädös ei sano, kuinka usein.', max_length=24, verbose_name='toistuvuus'),
        ),
        migrations.AlterField(
            model_name='obligationparty',
            name='joint',
            field=models.CharField(choices=[('jointly', 'kaikki yhdessä'), ('separately', 'kukin pari erikseen'), ('either', 'yhdessä tai erikseen')], help_text='Täytetäänkö velvoite kaikkien kesken, kunkin parin kesken vai kummin tahansa.', max_length=10, verbose_name='yhdessä vai erikseen'),
        ),
        migrations.AlterField(
            model_name='obligationparty',
            name='pairing',
            field=models.CharField(choices=[('county_of_municipality', 'kunta ja sen hyvinvointialue'), ('council_of_municipality', 'kunta ja sen maakunnan liitto'), ('council_overlaps_county', 'liitto ja hyvinvointialue, joilla on yhteisiä kuntia'), ('employment_area_overlaps_county', 'työllisyysalue ja hyvinvointialue, joilla on yhteisiä kuntia'), ('employment_area_of_municipality', 'kunta ja sen työllisyysalue'), ('office_area', 'toimija ja valtion virasto, jonka alueella se on'), ('cooperation_area', 'sote-yhteistyöalueen hyvinvointialueet'), ('bilingual_counties', 'kaksikieliset hyvinvointialueet'), ('national', 'valtakunnallinen toimija ja jokainen osapuoli'), ('uusimaa', 'Uudenmaan osapuolet'), ('coastal_councils', 'rannikon maakuntien liitot'), ('each_alone', 'kukin yksin'), ('case_by_case', 'asian mukaan, ei johdettavissa')], help_text='Mistä nimetyt osapuolet johdetaan jäsenyyksien perusteella. Asian mukaan, kun niitä ei voi johtaa.', max_length=32, verbose_name='kenen kanssa'),
        ),
        migrations.AlterField(
            model_name='obligationparty',
            name='role',
            field=models.CharField(choices=[('obliged', 'velvollinen'), ('counterpart', 'vastapuoli'), ('may_participate', 'voi osallistua'), ('coordinates', 'sovittaa yhteen'), ('prepares', 'valmistelee'), ('is_heard', 'kuultava'), ('gives_statement', 'antaa lausunnon'), ('receives', 'saa tiedoksi')], help_text='Velvollisen on tehtävä, ja vastapuoli on se, jonka kanssa. Muut roolit kertovat, miten toimija osallistuu.', max_length=16, verbose_name='rooli'),
        ),
    ]
