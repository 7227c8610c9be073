/* Two provinces side by side, some agencies of each. */
#include "../generate/world.h"

#define AGENCY(id, name, parent, kind, work, people, sections)                                                         \
  { id, name, parent, kind, "", "", "", "", NULL, work, people, TATA_USAHA sections, "II.a" }

static const struct office OFFICES[] = {
    GOVERNMENT("jabar", "Pemerintah Provinsi Jawa Barat", "provinsi", "kota-bandung"),
    AGENCY("jabar-bkd", "Badan Kepegawaian Daerah Provinsi Jawa Barat", "jabar", "badan", OFFICE, 40,
           "/Bidang Pengembangan Karier/Bidang Kesejahteraan dan Disiplin"),
    AGENCY("jabar-bapenda", "Badan Pendapatan Daerah Provinsi Jawa Barat", "jabar", "badan", TAX, 46,
           "/Bidang Pendapatan I/Bidang Pendapatan II"),
    AGENCY("jabar-diskominfo", "Dinas Komunikasi dan Informatika Provinsi Jawa Barat", "jabar", "dinas", DIGITAL, 34,
           "/Bidang Statistik/Bidang Persandian"),
    AGENCY("jabar-disperpusda", "Dinas Perpustakaan dan Kearsipan Daerah Provinsi Jawa Barat", "jabar", "dinas",
           LIBRARY, 32, "/Bidang Deposit"),
    GOVERNMENT("jatim", "Pemerintah Provinsi Jawa Timur", "provinsi", "kota-surabaya"),
    AGENCY("jatim-bkd", "Badan Kepegawaian Daerah Provinsi Jawa Timur", "jatim", "badan", OFFICE, 38,
           "/Bidang Mutasi/Bidang Pembinaan"),
    AGENCY("jatim-disnakertrans", "Dinas Tenaga Kerja dan Transmigrasi Provinsi Jawa Timur", "jatim", "dinas", LABOUR,
           36, "/Bidang Hubungan Industrial"),
    AGENCY("jatim-dinsos", "Dinas Sosial Provinsi Jawa Timur", "jatim", "dinas", SOCIAL, 34,
           "/Bidang Rehabilitasi Sosial"),
};

static const struct region REGIONS[] = {
    {"kota-bandung", "Kota Bandung"},
    {"kota-surabaya", "Kota Surabaya"},
};

const struct world JABAR_2026 = {
    .folder = "jabar-2026",
    .seed = 188,
    .year = 2026,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .people = 260,
    .first = {2026, 4, 1},
    .days = 30,
    .absent = 6,
};
