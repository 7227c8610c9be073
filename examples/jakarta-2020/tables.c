/* Offices of Jakarta by building. Each agency has its buildings to itself or sits in one whole. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, place, work, people, sections)                                                          \
  { id, name, "", kind, place, "jakarta-pusat", "", "", NULL, work, people, TATA_USAHA sections, "II.a" }
#define DISTRICT_OFFICE(town, name, parent, region, people)                                                            \
  HEADED("kec-" town, "Kecamatan " name, parent, "kecamatan", "kec-" town, region, "Camat", "III.a", DISTRICT, people, \
         "/Seksi Pemerintahan/Seksi Ekonomi dan Pembangunan")

static const struct office OFFICES[] = {
    AGENCY("bkd", "Badan Kepegawaian Daerah", "badan", "blok-g", OFFICE, 60,
           "/Bidang Pengembangan/Bidang Kesejahteraan dan Pensiun"),
    AGENCY("bappeda", "Badan Perencanaan Pembangunan Daerah", "badan", "blok-g", OFFICE, 56,
           "/Bidang Pemerintahan/Bidang Prasarana"),
    AGENCY("dinkes", "Dinas Kesehatan", "dinas", "dinkes", HEALTH, 52,
           "/Bidang Kesehatan Masyarakat/Bidang Sumber Daya Kesehatan"),
    BRANCH("posko-covid", "Posko Tanggap COVID-19", "dinkes", "posko", "", "", HEALTH, 18, ""),
    AGENCY("dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "dinas", "dukcapil", OFFICE, 36,
           "/Bidang Pendaftaran Penduduk"),
    BRANCH("loket-dukcapil", "Seksi Loket Pelayanan", "dukcapil", "seksi", "loket", "", COUNTER, 32, ""),
    HEADED("kota-jakpus", "Kota Administrasi Jakarta Pusat", "", "kota", "walikota-jakpus", "jakarta-pusat",
           "Sekretaris Kota", "II.b", OFFICE, 48, "/Bagian Umum/Bagian Pemerintahan"),
    DISTRICT_OFFICE("gambir", "Gambir", "kota-jakpus", "jakarta-pusat", 24),
    DISTRICT_OFFICE("menteng", "Menteng", "kota-jakpus", "jakarta-pusat", 22),
    HEADED("kota-jakut", "Kota Administrasi Jakarta Utara", "", "kota", "walikota-jakut", "jakarta-utara",
           "Sekretaris Kota", "II.b", OFFICE, 44, "/Bagian Umum/Bagian Pemerintahan"),
    DISTRICT_OFFICE("kelapa-gading", "Kelapa Gading", "kota-jakut", "jakarta-utara", 26),
    DISTRICT_OFFICE("koja", "Koja", "kota-jakut", "jakarta-utara", 22),
};

static const struct region REGIONS[] = {
    {"jakarta-pusat", "Jakarta Pusat"},
    {"jakarta-utara", "Jakarta Utara"},
    {"jakarta-timur", "Jakarta Timur"},
    {"jakarta-selatan", "Jakarta Selatan"},
    {"bekasi", "Bekasi"},
    {"depok", "Depok"},
};

const struct world JAKARTA_2020 = {
    .folder = "jakarta-2020",
    .seed = 88,
    .year = 2020,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 6,
    .people = 440,
    .first = {2020, 9, 14},
    .days = 17,
    .absent = 8,
};
