/* Statistics offices of four provinces: one unit an office, each in its own region. */
#include "../generate/world.h"

#define PROVINCE(id, name, region, people)                                                                             \
  { id, "BPS Provinsi " name, "", "provinsi", "", region, "", "", NULL, STATISTICS, people, "", "II.a" }
#define TOWN(id, name, parent, region, people)                                                                         \
  BRANCH(id, "BPS " name, parent, "kantor", "", region, STATISTICS, people, "")

static const struct office OFFICES[] = {
    PROVINCE("bps-banten", "Banten", "kota-serang", 44),
    TOWN("bps-cilegon", "Kota Cilegon", "bps-banten", "kota-cilegon", 18),
    TOWN("bps-lebak", "Kabupaten Lebak", "bps-banten", "kab-lebak", 24),
    PROVINCE("bps-sumbar", "Sumatera Barat", "kota-padang", 42),
    TOWN("bps-bukittinggi", "Kota Bukittinggi", "bps-sumbar", "kota-bukittinggi", 16),
    TOWN("bps-mentawai", "Kabupaten Kepulauan Mentawai", "bps-sumbar", "kab-kepulauan-mentawai", 13),
    PROVINCE("bps-ntt", "Nusa Tenggara Timur", "kota-kupang", 40),
    TOWN("bps-ende", "Kabupaten Ende", "bps-ntt", "kab-ende", 18),
    PROVINCE("bps-sulsel", "Sulawesi Selatan", "kota-makassar", 48),
    TOWN("bps-parepare", "Kota Parepare", "bps-sulsel", "kota-parepare", 17),
};

static const struct region REGIONS[] = {
    {"kota-serang", "Kota Serang"},
    {"kota-cilegon", "Kota Cilegon"},
    {"kab-lebak", "Kab. Lebak"},
    {"kota-padang", "Kota Padang"},
    {"kota-bukittinggi", "Kota Bukittinggi"},
    {"kab-kepulauan-mentawai", "Kab. Kepulauan Mentawai"},
    {"kota-kupang", "Kota Kupang"},
    {"kab-ende", "Kab. Ende"},
    {"kota-makassar", "Kota Makassar"},
    {"kota-parepare", "Kota Parepare"},
};

const struct world NASIONAL_2020_ZONA = {
    .folder = "nasional-2020-zona",
    .seed = 67,
    .year = 2020,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .people = 280,
    .first = {2020, 9, 4},
    .days = 24,
    .absent = 8,
};
