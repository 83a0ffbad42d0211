
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LoadedFiles',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='tiiviste')),
                ('loaded_at', models.DateTimeField(auto_now=True, verbose_name='ladattu')),
            ],
            options={
                'verbose_name': 'ladattu aineisto',
                'verbose_name_plural': 'ladatut aineistot',
                'ordering': ('-loaded_at',),
            },
        ),
        migrations.CreateModel(
            name='LoadedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=80, verbose_name='tietolaji')),
                ('key', models.CharField(max_length=1500, verbose_name='tunnistava avain')),
                ('object_id', models.BigIntegerField(verbose_name='tietueen tunniste')),
                ('values', models.JSONField(verbose_name='arvot ladattaessa')),
                ('file', models.CharField(max_length=200, verbose_name='tiedosto')),
                ('row', models.PositiveIntegerField(verbose_name='rivi')),
            ],
            options={
                'verbose_name': 'ladattu tietue',
                'verbose_name_plural': 'ladatut tietueet',
                'ordering': ('model', 'key'),
                'constraints': [models.UniqueConstraint(fields=('model', 'key'), name='yhteistyo_loaded_record_once')],
            },
        ),
    ]
