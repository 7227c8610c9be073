/* Five agencies of the province and their people without civil servant status. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, work, people, sections)                                                                 \
  { id, name, "", kind, "", "kota-serang", "", "", NULL, work, people, sections, "II.a" }

static const struct office OFFICES[] = {
    BRANCH("biro-umum", "Biro Umum Sekretariat Daerah", "", "biro", "", "kota-serang", OFFICE, 48,
           "/Bagian Rumah Tangga/Bagian Tata Usaha"),
    AGENCY("bkd", "Badan Kepegawaian Daerah", "badan", OFFICE, 44, SECRETARIAT "/Bidang Pembinaan dan Kinerja"),
    AGENCY("satpolpp", "Satuan Polisi Pamong Praja", "satuan", PATROL, 60, TATA_USAHA "/Bidang Ketertiban Umum"),
    AGENCY("diskominfo", "Dinas Komunikasi, Informatika, Statistik dan Persandian", "dinas", DIGITAL, 36,
           TATA_USAHA "/Bidang Aplikasi Informatika/Bidang Statistik"),
    AGENCY("dp3akkb", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Kependudukan dan KB", "dinas", SOCIAL, 32,
           TATA_USAHA "/Bidang Perlindungan Perempuan dan Anak"),
};

static const struct region REGIONS[] = {
    {"kota-serang", "Kota Serang"},
    {"kab-serang", "Kab. Serang"},
    {"kota-cilegon", "Kota Cilegon"},
    {"kab-pandeglang", "Kab. Pandeglang"},
};

const struct world BANTEN_2022_PESAN = {
    .folder = "banten-2022-pesan",
    .seed = 5012022,
    .year = 2022,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 4,
    .people = 220,
    .non_asn = 25,
    .first = {2022, 1, 3},
    .days = 5,
    .absent = 6,
};
