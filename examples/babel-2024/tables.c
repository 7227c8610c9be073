/* Three agencies of Bangka Belitung. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, work, people, sections)                                                                 \
  { id, name, "", kind, "", "kota-pangkalpinang", "", "", NULL, work, people, sections, "II.a" }

static const struct office OFFICES[] = {
    AGENCY("bkpsdmd", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah", "badan", OFFICE, 34,
           SECRETARIAT "/Bidang Mutasi dan Promosi"),
    AGENCY("satpolpp", "Satuan Polisi Pamong Praja", "satuan", PATROL, 30, TATA_USAHA "/Bidang Ketertiban Umum"),
    AGENCY("dkp", "Dinas Kelautan dan Perikanan", "dinas", FISHERY, 26, TATA_USAHA "/Bidang Perikanan Tangkap"),
};

static const struct region REGIONS[] = {
    {"kota-pangkalpinang", "Kota Pangkalpinang"},
    {"kab-bangka", "Kab. Bangka"},
    {"kab-bangka-tengah", "Kab. Bangka Tengah"},
};

const struct world BABEL_2024 = {
    .folder = "babel-2024",
    .seed = 2092024,
    .year = 2024,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 3,
    .people = 90,
    .first = {2024, 9, 2},
    .days = 29,
    .absent = 12,
};
