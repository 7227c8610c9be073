/* Offices of a ministry in and outside of Java and Bali. */
#include "../generate/world.h"

#define REGIONAL(id, name, region, people)                                                                             \
  {                                                                                                                    \
    id, "Kantor Wilayah Kemenkumham " name, "", "wilayah", "", region, "", "", NULL, LAW, people,                      \
        "/Divisi Administrasi/Divisi Pelayanan Hukum dan HAM", "II.a"                                                  \
  }
#define PRISON_OF(id, name, parent, region, people)                                                                    \
  BRANCH("lapas-" id, "Lapas " name, parent, "lapas", "", region, PRISON, people, TATA_USAHA)
#define IMMIGRATION(id, name, parent, region, people)                                                                  \
  BRANCH("imigrasi-" id, "Kantor Imigrasi " name, parent, "imigrasi", "", region, BORDER, people, TATA_USAHA)
#define PROBATION(id, name, parent, region, people)                                                                    \
  BRANCH("bapas-" id, "Balai Pemasyarakatan " name, parent, "bapas", "", region, LAW, people, TATA_USAHA)

static const struct office OFFICES[] = {
    REGIONAL("kanwil-jateng", "Jawa Tengah", "kota-semarang", 44),
    PRISON_OF("semarang", "Kelas I Semarang", "kanwil-jateng", "kota-semarang", 40),
    PROBATION("semarang", "Semarang", "kanwil-jateng", "kota-semarang", 24),
    IMMIGRATION("cilacap", "Kelas II Cilacap", "kanwil-jateng", "kab-cilacap", 20),
    IMMIGRATION("surakarta", "Kelas I Surakarta", "kanwil-jateng", "kota-surakarta", 28),
    REGIONAL("kanwil-bali", "Bali", "kota-denpasar", 36),
    IMMIGRATION("ngurah-rai", "Kelas I Ngurah Rai", "kanwil-bali", "kab-badung", 34),
    PRISON_OF("kerobokan", "Kelas IIA Kerobokan", "kanwil-bali", "kab-badung", 30),
    REGIONAL("kanwil-sumut", "Sumatera Utara", "kota-medan", 42),
    IMMIGRATION("belawan", "Kelas II Belawan", "kanwil-sumut", "kota-medan", 24),
    PROBATION("sibolga", "Sibolga", "kanwil-sumut", "kota-sibolga", 18),
    REGIONAL("kanwil-ntb", "Nusa Tenggara Barat", "kota-mataram", 34),
    IMMIGRATION("mataram", "Kelas I Mataram", "kanwil-ntb", "kota-mataram", 22),
    IMMIGRATION("sumbawa", "Kelas II Sumbawa Besar", "kanwil-ntb", "kab-sumbawa", 16),
};

static const struct region REGIONS[] = {
    {"kota-semarang", "Kota Semarang"}, {"kab-cilacap", "Kab. Cilacap"},  {"kota-surakarta", "Kota Surakarta"},
    {"kota-denpasar", "Kota Denpasar"}, {"kab-badung", "Kab. Badung"},    {"kota-medan", "Kota Medan"},
    {"kota-sibolga", "Kota Sibolga"},   {"kota-mataram", "Kota Mataram"}, {"kab-sumbawa", "Kab. Sumbawa"},
};

const struct world NASIONAL_2021_TABEL = {
    .folder = "nasional-2021-tabel",
    .seed = 23,
    .year = 2022,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .people = 412,
    .first = {2022, 1, 24},
    .days = 35,
    .absent = 6,
};
