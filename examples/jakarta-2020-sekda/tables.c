/* Some offices of Jakarta, with the list of those who are ill that the agencies keep. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, work, people, sections)                                                                 \
  { id, name, "", kind, "", "jakarta-pusat", "", "", NULL, work, people, TATA_USAHA sections, "II.a" }

static const struct office OFFICES[] = {
    AGENCY("bkd", "Badan Kepegawaian Daerah", "badan", OFFICE, 64,
           "/Bidang Pengembangan/Bidang Kesejahteraan dan Pensiun"),
    AGENCY("dinsos", "Dinas Sosial", "dinas", SOCIAL, 58, "/Bidang Rehabilitasi Sosial/Bidang Perlindungan Sosial"),
    AGENCY("disnakertransgi", "Dinas Tenaga Kerja, Transmigrasi dan Energi", "dinas", LABOUR, 54,
           "/Bidang Hubungan Industrial/Bidang Pengawasan"),
    HEADED("kec-tebet", "Kecamatan Tebet", "", "kecamatan", "", "jakarta-selatan", "Camat", "III.a", DISTRICT, 30,
           "/Seksi Pemerintahan/Seksi Ekonomi dan Pembangunan"),
};

static const struct region REGIONS[] = {
    {"jakarta-pusat", "Jakarta Pusat"},
    {"jakarta-selatan", "Jakarta Selatan"},
    {"jakarta-timur", "Jakarta Timur"},
    {"bekasi", "Bekasi"},
    {"depok", "Depok"},
};

static const struct tag TAGS[] = {
    {"hamil", 8, MOTHERS}, {"jantung", 2, ANYBODY},        {"diabetes", 3, ANYBODY},
    {"asma", 3, ANYBODY},  {"penyakit-berat", 1, ANYBODY},
};

const struct world JAKARTA_2020_SEKDA = {
    .folder = "jakarta-2020-sekda",
    .seed = 38,
    .year = 2020,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 5,
    .people = 206,
    WORLD_TAGS,
    .first = {2020, 6, 8},
    .days = 19,
    .absent = 6,
};
