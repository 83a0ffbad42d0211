from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0003_sources_of_contacts_and_terms_and_periods_of_names'),
    ]

    operations = [
        migrations.AlterField(
            model_name='actoralias',
            name='kind',
            field=models.CharField(choices=[('brand', 'tuotenimi'), ('former', 'entinen nimi'), ('abbreviation', 'lyhenne'), ('alias', 'muu nimi')], default='alias', help_text='Tuotenimi on nimi, jota toimija itse käyttää (Siun sote). Entinen nimi ei ole enää käytössä.', max_length=12, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='cooperationstructure',
            name='level',
            field=models.CharField(blank=True, choices=[('strategic', 'strateginen taso'), ('chairs', 'puheenjohtajataso'), ('tactical', 'taktinen taso'), ('operational', 'operatiivinen taso'), ('network', 'verkosto'), ('working_group', 'työryhmä')], help_text='Strategisella tasolla linjataan, taktisella suunnitellaan ja sovitetaan yhteen, operatiivisella toteutetaan.', max_length=15, verbose_name='taso'),
        ),
        migrations.AlterField(
            model_name='cooperationstructure',
            name='nature',
            field=models.CharField(blank=True, choices=[('joint_body', 'yhteinen toimielin'), ('advisory', 'neuvottelukunta tai neuvoa-antava ryhmä'), ('own_committee', 'yhden organisaation oma toimielin'), ('officials', 'viranhaltijoiden verkosto'), ('identical', 'yhtäpitävät päätökset ilman toimielintä')], help_text='Yhteinen toimielin voi päättää osapuolten puolesta. Neuvottelukunta ja verkosto eivät päätä.', max_length=15, verbose_name='luonne'),
        ),
        migrations.AlterField(
            model_name='cooperationstructure',
            name='set_up_by',
            field=models.CharField(blank=True, choices=[('law', 'laki'), ('agreement', 'sopimus'), ('decision', 'yhden osapuolen päätös')], help_text='Mikä rakenteen asettaa. Tyhjä, kun asettamisperustetta ei tiedetä.', max_length=10, verbose_name='asettamisperuste'),
        ),
        migrations.AlterField(
            model_name='goodpractice',
            name='kind',
            field=models.CharField(choices=[('practice', 'toimintatapa'), ('event', 'yhteinen tilaisuus'), ('joint_work', 'yhteinen valmistelu tai ohjelma'), ('background', 'yhteistyön tausta')], default='practice', help_text='Toimintatavan, tilaisuuden tai valmistelun voi ottaa mallista; tausta kertoo, miten yhteistyö on syntynyt.', max_length=12, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='knowledgesource',
            name='horizon',
            field=models.CharField(blank=True, choices=[('present', 'nykytila'), ('planning', 'suunnitelmakausi, noin 2027'), ('vision', 'visiokausi 2040–2050')], help_text='Kuinka kauas tieto katsoo. Tyhjä, kun lähde ei sitä sano.', max_length=10, verbose_name='aikajänne'),
        ),
        migrations.AlterField(
            model_name='membership',
            name='kind',
            field=models.CharField(choices=[('region', 'maakunta'), ('county', 'hyvinvointialue'), ('council', 'maakunnan liitto'), ('employment_area', 'työllisyysalue'), ('state_office', 'valtion viraston toimialue'), ('cooperation_area', 'sote-yhteistyöalue'), ('joint_authority', 'yhtymä')], help_text='Minkä jaon mukaan toimija kuuluu johonkin. Laji ratkaisee, millainen organisaatio valitaan.', max_length=20, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='publicationstatement',
            name='topic',
            field=models.CharField(choices=[('aim', 'julkaisun lähtökohdat ja tavoitteet'), ('shared_goal', 'yhteinen tavoite'), ('agreements', 'sopimukset yhteistyön tukena'), ('plans', 'suunnitelmat yhteistyössä'), ('borders', 'hallinnolliset rajat'), ('employment', 'työllisyysalueet yhteistyössä'), ('education', 'ammatillinen koulutus'), ('horizons', 'suunnittelun aikajänne'), ('knowledge', 'tietopohja'), ('outlook', 'tulevaisuuden näkymiä')], help_text='Minkä otsikon alla toteamus näkyy julkaisun sivulla.', max_length=12, verbose_name='aihe'),
        ),
        migrations.AlterField(
            model_name='seat',
            name='held_by',
            field=models.CharField(choices=[('office', 'viran puolesta'), ('mandate', 'nimettynä kaudeksi'), ('vacant', 'täyttämättä'), ('unknown', 'ei tietoa')], default='unknown', help_text='Viran puolesta, kun paikka kuuluu tehtävään. Nimettynä kaudeksi, kun paikalla on oma toimikausi.', max_length=8, verbose_name='paikka'),
        ),
        migrations.AlterField(
            model_name='source',
            name='kind',
            field=models.CharField(choices=[('statute', 'säädös'), ('minutes', 'pöytäkirja'), ('agenda', 'esityslista'), ('decision', 'päätös'), ('release', 'tiedote'), ('web_page', 'verkkosivu'), ('publication', 'julkaisu'), ('dataset', 'tilasto tai aineisto')], help_text='Millainen asiakirja lähde on. Esityslista kertoo ehdotuksesta, pöytäkirja päätöksestä.', max_length=20, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='succession',
            name='kind',
            field=models.CharField(choices=[('merged', 'yhdistyi'), ('renamed', 'nimi muuttui'), ('tasks_moved', 'tehtävät siirtyivät')], help_text='Tehtävät siirtyivät, kun edeltäjä voi jatkaa muissa tehtävissä. Kerro silloin, mitkä tehtävät.', max_length=12, verbose_name='laji'),
        ),
    ]
