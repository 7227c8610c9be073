/* Some agencies of the province, among them offices in and next to Jakarta. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, work, people, sections)                                                                 \
  { id, name, "", kind, "", "kota-serang", "", "", NULL, work, people, sections, NULL }

static const struct office OFFICES[] = {
    AGENCY("bkd", "Badan Kepegawaian Daerah", "badan", OFFICE, 64,
           SECRETARIAT "/Bidang Mutasi dan Promosi/Bidang Pembinaan dan Kinerja"),
    AGENCY("bappeda", "Badan Perencanaan Pembangunan Daerah", "badan", OFFICE, 56,
           SECRETARIAT "/Bidang Perencanaan dan Evaluasi/Bidang Infrastruktur dan Kewilayahan"),
    AGENCY("bapenda", "Badan Pendapatan Daerah", "badan", OFFICE, 52, SECRETARIAT "/Bidang Pajak Daerah"),
    BRANCH("samsat-serang", "UPTD PPD Samsat Serang", "bapenda", "uptd", "", "kota-serang", TAX, 24, TATA_USAHA),
    BRANCH("samsat-cikokol", "UPTD PPD Samsat Cikokol", "bapenda", "uptd", "", "kota-tangerang", TAX, 26, TATA_USAHA),
    BRANCH("samsat-serpong", "UPTD PPD Samsat Serpong", "bapenda", "uptd", "", "kota-tangsel", TAX, 22, TATA_USAHA),
    AGENCY("dindikbud", "Dinas Pendidikan dan Kebudayaan", "dinas", OFFICE, 58,
           SECRETARIAT "/Bidang Pembinaan SMA/Bidang Pembinaan SMK"),
    BRANCH("kcd-lebak", "KCD Pendidikan dan Kebudayaan Kabupaten Lebak", "dindikbud", "cabang", "", "kab-lebak", SCHOOL,
           16, TATA_USAHA),
    BRANCH("kcd-tangsel", "KCD Pendidikan dan Kebudayaan Kota Tangerang Selatan", "dindikbud", "cabang", "",
           "kota-tangsel", SCHOOL, 18, TATA_USAHA),
    AGENCY("dpmptsp", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "dinas", OFFICE, 40,
           SECRETARIAT "/Bidang Perizinan"),
    BRANCH("gerai-kp3b", "Seksi Gerai Pelayanan KP3B", "dpmptsp", "seksi", "", "", COUNTER, 14, ""),
    {"penghubung", "Badan Penghubung Daerah", "", "badan", "", "jakarta", "", "", NULL, OFFICE, 34,
     "/Subbagian Tata Usaha/Subbidang Hubungan Antarlembaga/Subbidang Promosi dan Informasi", NULL},
};

static const struct region REGIONS[] = {
    {"kota-serang", "Kota Serang"},
    {"kab-serang", "Kab. Serang"},
    {"kota-cilegon", "Kota Cilegon"},
    {"kab-lebak", "Kab. Lebak"},
    {"kab-tangerang", "Kab. Tangerang"},
    {"kota-tangerang", "Kota Tangerang"},
    {"kota-tangsel", "Tangerang Selatan"},
    {"jakarta", "Jakarta"},
    {"bogor", "Kab. Bogor"},
    {"depok", "Depok"},
    {"bekasi", "Bekasi"},
};

const struct world BANTEN_2023 = {
    .folder = "banten-2023",
    .seed = 2928,
    .year = 2023,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 8,
    .people = 424,
    .first = {2023, 8, 28},
    .days = 32,
    .absent = 8,
};
