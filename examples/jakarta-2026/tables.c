/* Offices of Jakarta by district; people live in districts too, some of which were under water. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, region, work, people, sections)                                                         \
  { id, name, "", kind, "", region, "", "", NULL, work, people, TATA_USAHA sections, "II.a" }
#define DISTRICT_OFFICE(town, name, people)                                                                            \
  HEADED("kec-" town, "Kecamatan " name, "", "kecamatan", "", town, "Camat", "III.a", DISTRICT, people,                \
         "/Seksi Pemerintahan/Seksi Ekonomi dan Pembangunan")

static const struct office OFFICES[] = {
    AGENCY("bkd", "Badan Kepegawaian Daerah", "badan", "gambir", OFFICE, 60,
           "/Bidang Pengembangan/Bidang Kesejahteraan dan Pensiun"),
    AGENCY("disparekraf", "Dinas Pariwisata dan Ekonomi Kreatif", "dinas", "setiabudi", OFFICE, 52,
           "/Bidang Destinasi/Bidang Pemasaran"),
    DISTRICT_OFFICE("cengkareng", "Cengkareng", 30),
    DISTRICT_OFFICE("jatinegara", "Jatinegara", 28),
    DISTRICT_OFFICE("pasar-minggu", "Pasar Minggu", 28),
    DISTRICT_OFFICE("koja", "Koja", 26),
};

static const struct region REGIONS[] = {
    {"gambir", "Gambir"},
    {"setiabudi", "Setiabudi"},
    {"cengkareng", "Cengkareng"},
    {"jatinegara", "Jatinegara"},
    {"pasar-minggu", "Pasar Minggu"},
    {"koja", "Koja"},
    {"tebet", "Tebet"},
    {"bekasi", "Bekasi"},
    {"depok", "Depok"},
};

static const struct tag TAGS[] = {{"akses-putus", 3, ANYBODY}};

const struct world JAKARTA_2026 = {
    .folder = "jakarta-2026",
    .seed = 2026,
    .year = 2026,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 9,
    .people = 224,
    WORLD_TAGS,
    .first = {2026, 1, 23},
    .days = 6,
    .absent = 5,
};
