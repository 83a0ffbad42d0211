import regions.partial_dates
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0004_constraint_messages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='agreement',
            name='end_rule',
            field=models.CharField(choices=[('fixed', 'määräpäivänä'), ('open', 'voimassa toistaiseksi'), ('unknown', 'ei tietoa')], default='unknown', help_text='Määräpäivänä, kun viimeinen päivä tiedetään. Toistaiseksi vain, kun niin on sovittu; muuten ei tietoa.', max_length=8, verbose_name='päättyminen'),
        ),
        migrations.AlterField(
            model_name='agreement',
            name='notice_months',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Kuinka monta kuukautta ennen päättymistä on irtisanottava. Tyhjä, kun aikaa ei ole sovittu tai sitä ei tiedetä.', null=True, verbose_name='irtisanomisaika kuukausina'),
        ),
        migrations.AlterField(
            model_name='agreement',
            name='start_rule',
            field=models.CharField(blank=True, choices=[('fixed', 'sovittuna päivänä'), ('all_approved', 'kun kaikki ovat hyväksyneet'), ('signed', 'allekirjoituksesta'), ('other', 'muulla perusteella')], help_text='Mistä sopimus alkaa sitoa. Sovittuna päivänä vaatii alkamispäivän; tyhjä, kun voimaantuloa ei tiedetä.', max_length=12, verbose_name='voimaantulo'),
        ),
        migrations.AlterField(
            model_name='agreement',
            name='statutory',
            field=models.CharField(choices=[('statutory', 'lakisääteinen'), ('voluntary', 'vapaaehtoinen'), ('unknown', 'ei tietoa')], default='unknown', help_text='Lakisääteinen, kun laki vaatii tai nimeää sopimuksen. Ei tietoa, kun asiaa ei ole selvitetty.', max_length=10, verbose_name='lakisääteisyys'),
        ),
        migrations.AlterField(
            model_name='agreement',
            name='template_url',
            field=models.URLField(blank=True, help_text='Osoite, josta mallin voi lukea.', max_length=400, verbose_name='mallin osoite'),
        ),
        migrations.AlterField(
            model_name='agreementparty',
            name='role',
            field=models.CharField(choices=[('signatory', 'sopijapuoli'), ('responsible', 'vastuukunta'), ('partner', 'kumppanijäsen'), ('participant', 'osallistuja'), ('covered', 'mukana allekirjoittamatta'), ('commenting', 'lausunnonantaja'), ('proposed', 'ehdotettu osapuoli')], default='signatory', help_text='Sopijapuoli ja vastuukunta päättävät sopimuksesta; vain niiden päätökset vaikuttavat sopimuksen tilaan.', max_length=12, verbose_name='rooli'),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('agreement', 'sopimusteksti'), ('appendix', 'liite'), ('minutes', 'pöytäkirja'), ('agenda', 'esityslista'), ('decision', 'päätös'), ('memo', 'muistio'), ('statement', 'lausunto'), ('plan', 'suunnitelma'), ('other', 'muu asiakirja')], help_text='Millainen asiakirja on. Esityslista osoittaa vain valmistelun, pöytäkirja myös päätöksen.', max_length=10, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='kind',
            field=models.CharField(choices=[('statement', 'lausunto'), ('body', 'asetettu toimielin'), ('report', 'annettu kertomus tai selvitys'), ('other', 'muu näyttö')], help_text='Millä velvoite on täytetty. Neuvottelut, sopimukset ja suunnitelmat kirjataan omina tietueinaan.', max_length=10, verbose_name='laji'),
        ),
        migrations.AlterField(
            model_name='negotiationparticipant',
            name='attendance',
            field=models.CharField(choices=[('present', 'läsnä'), ('absent', 'poissa'), ('invited', 'kutsuttu, läsnäolo ei tiedossa'), ('unknown', 'ei tietoa')], default='unknown', help_text='Läsnä vain, kun lähde kertoo läsnäolosta. Kutsuttu ei ole sama kuin läsnä ollut.', max_length=8, verbose_name='osallistuminen'),
        ),
        migrations.AlterField(
            model_name='partyapproval',
            name='body_fi',
            field=models.CharField(blank=True, help_text='Toimielin tai viranhaltija, joka asian käsitteli, esimerkiksi kaupunginvaltuusto. Ei henkilön nimeä.', max_length=150, verbose_name='toimielin suomeksi'),
        ),
        migrations.AlterField(
            model_name='partyapproval',
            name='case_number',
            field=models.CharField(blank=True, help_text='Asian tunnus osapuolen asianhallinnassa, sellaisena kuin lähde sen kirjoittaa.', max_length=60, verbose_name='asianumero'),
        ),
        migrations.AlterField(
            model_name='partyapproval',
            name='decided_on',
            field=regions.partial_dates.PartialDateField(blank=True, help_text='Kokouksen, päätöksen tai allekirjoituksen päivä.', null=True, verbose_name='päivä'),
        ),
        migrations.AlterField(
            model_name='partyapproval',
            name='note_fi',
            field=models.CharField(blank=True, help_text='Esimerkiksi ehto, jolla sopimus hyväksyttiin.', max_length=300, verbose_name='huomautus suomeksi'),
        ),
        migrations.AlterField(
            model_name='partyapproval',
            name='standing',
            field=models.CharField(choices=[('preparing', 'valmisteilla'), ('out_for_comment', 'lausunnolla'), ('statement_given', 'lausunto annettu'), ('proposed', 'esitetty hyväksyttäväksi'), ('tabled', 'pantu pöydälle'), ('approved', 'hyväksytty'), ('conditional', 'hyväksytty ehdoin'), ('signed', 'allekirjoitettu'), ('refused', 'hylätty'), ('unknown', 'ei tietoa')], help_text='Vaihe, jonka lähde kertoo. Esityslista tai lausunto ei ole hyväksyminen, eikä ehdoin hyväksytty vielä ratkaise.', max_length=16, verbose_name='vaihe'),
        ),
        migrations.AlterField(
            model_name='partyapproval',
            name='url',
            field=models.URLField(blank=True, help_text='Osoite, josta päätöksen voi lukea.', max_length=800, verbose_name='linkki'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='kind',
            field=models.CharField(choices=[('strategy', 'strategia'), ('programme', 'ohjelma'), ('plan', 'suunnitelma'), ('report', 'kertomus'), ('land_use', 'kaava'), ('decision', 'palvelutasopäätös')], help_text='Kertomus katsoo taaksepäin, muut eteenpäin. Palvelutasopäätös on pelastustoimen.', max_length=10, verbose_name='laji'),
        ),
    ]
