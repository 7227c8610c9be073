/* A province, a kabupaten and a kota: some agencies of each. */
#include "../generate/world.h"

#define AGENCY(id, name, parent, kind, echelon, work, people, sections)                                                \
  { id, name, parent, kind, "", "", "", "", NULL, work, people, TATA_USAHA sections, echelon }

static const struct office OFFICES[] = {
    GOVERNMENT("prov", "Pemerintah Provinsi Banten", "provinsi", "kota-serang"),
    HEADED("prov-setda", "Sekretariat Daerah Provinsi Banten", "prov", "sekretariat", "", "", "Sekretaris Daerah",
           "I.b", OFFICE, 34, "/Asisten Administrasi Umum/Bagian Umum/Bagian Hukum"),
    AGENCY("prov-bkd", "Badan Kepegawaian Daerah Provinsi Banten", "prov", "badan", "II.a", OFFICE, 36,
           "/Bidang Mutasi dan Promosi/Bidang Pembinaan dan Kinerja"),
    AGENCY("prov-bapenda", "Badan Pendapatan Daerah Provinsi Banten", "prov", "badan", "II.a", FINANCE, 34,
           "/Bidang Pajak Daerah"),
    BRANCH("samsat-serang", "UPTD PPD Samsat Serang", "prov-bapenda", "samsat", "", "", TAX, 22, TATA_USAHA),
    AGENCY("prov-dinkes", "Dinas Kesehatan Provinsi Banten", "prov", "dinas", "II.a", OFFICE, 32,
           "/Bidang Kesehatan Masyarakat"),
    {"rsud-banten", "RSUD Banten", "prov-dinkes", "rsud", "", "", "mon-sat", "", "Direktur RSUD Banten", HEALTH, 48,
     "/Bagian Umum/Instalasi Gawat Darurat/Instalasi Rawat Inap", NULL},
    GOVERNMENT("pandeglang", "Pemerintah Kabupaten Pandeglang", "kabupaten", "kab-pandeglang"),
    AGENCY("pandeglang-bkpsdm", "BKPSDM Kabupaten Pandeglang", "pandeglang", "badan", "II.b", OFFICE, 28,
           "/Bidang Mutasi/Bidang Pembinaan"),
    AGENCY("pandeglang-dpupr", "Dinas PUPR Kabupaten Pandeglang", "pandeglang", "dinas", "II.b", ROADS, 30,
           "/Bidang Bina Marga>Seksi Jalan>Seksi Jembatan"),
    HEADED("kec-labuan", "Kecamatan Labuan", "pandeglang", "kecamatan", "", "", "Camat", "III.a", DISTRICT, 16,
           "/Seksi Pemerintahan/Seksi Pembangunan"),
    GOVERNMENT("cilegon", "Pemerintah Kota Cilegon", "kota", "kota-cilegon"),
    AGENCY("cilegon-bkpsdm", "BKPSDM Kota Cilegon", "cilegon", "badan", "II.b", OFFICE, 26, "/Bidang Mutasi"),
    AGENCY("cilegon-dinkopukm", "Dinas Koperasi dan UKM Kota Cilegon", "cilegon", "dinas", "II.b", TRADE, 24,
           "/Bidang Usaha Kecil"),
    HEADED("kel-jombang-wetan", "Kelurahan Jombang Wetan", "cilegon", "kelurahan", "", "", "Lurah", "IV.a", DISTRICT,
           12, "/Seksi Pemerintahan"),
};

static const struct region REGIONS[] = {
    {"kota-serang", "Kota Serang"},
    {"kab-pandeglang", "Kab. Pandeglang"},
    {"kota-cilegon", "Kota Cilegon"},
};

const struct world NASIONAL_2026 = {
    .folder = "nasional-2026",
    .seed = 3349,
    .year = 2026,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 3,
    .people = 342,
    .first = {2026, 4, 1},
    .days = 61,
    .absent = 8,
};
