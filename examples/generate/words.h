/* The words that people and their posts are made of, and what they are like. For generate.c alone. */
#ifndef GENERATE_WORDS_H
#define GENERATE_WORDS_H

#include "world.h"

/* Women among a hundred, by kind of work. */
static const int WOMEN_SHARE[] = {
    [TEACHING] = 61, [STATISTICS] = 45, [DISTRICT] = 42, [PRISON] = 14,  [BORDER] = 36,  [LAW] = 44,    [OFFICE] = 47,
    [FINANCE] = 54,  [TAX] = 44,        [HEALTH] = 66,   [PATROL] = 16,  [TRAFFIC] = 22, [RESCUE] = 20, [SCHOOL] = 52,
    [COUNTER] = 58,  [DIGITAL] = 36,    [ROADS] = 24,    [FARMS] = 40,   [FISHERY] = 28, [FOREST] = 26, [SOCIAL] = 58,
    [LABOUR] = 40,   [TRADE] = 48,      [AUDIT] = 45,    [LIBRARY] = 57, [WORKS] = 26,
};

enum { POSITIONS_MOST = 12 };

/* By kind of work; a post written twice is twice as common. */
static const char *const POSITIONS[][POSITIONS_MOST] = {
    [OFFICE] = {"Analis Kepegawaian", "Analis Kebijakan", "Analis Tata Usaha", "Pengelola Kepegawaian",
                "Pengelola Barang Milik Daerah", "Pengadministrasi Umum", "Pengadministrasi Umum", "Pranata Komputer",
                "Arsiparis", "Perencana", "Pranata Humas", "Pengemudi"},
    [FINANCE] = {"Analis Keuangan", "Analis Keuangan", "Bendahara", "Pengelola Keuangan", "Pengelola Gaji",
                 "Verifikator Keuangan", "Pengelola Akuntansi", "Penata Laporan Keuangan",
                 "Pengelola Barang Milik Daerah"},
    [TAX] = {"Petugas Pelayanan Samsat", "Petugas Pelayanan Samsat", "Analis Pajak Daerah", "Penetap Pajak",
             "Pengelola Pendapatan", "Penagih Pajak", "Kasir", "Pengadministrasi Pajak", "Pranata Komputer"},
    [HEALTH] = {"Perawat", "Perawat", "Perawat", "Perawat", "Bidan", "Dokter", "Dokter Spesialis", "Apoteker",
                "Pranata Laboratorium Kesehatan", "Radiografer", "Nutrisionis", "Perekam Medis"},
    [PATROL] = {"Polisi Pamong Praja", "Polisi Pamong Praja", "Polisi Pamong Praja", "Anggota Patroli",
                "Penyidik Pegawai Negeri Sipil", "Petugas Pengamanan"},
    [TRAFFIC] = {"Penguji Kendaraan Bermotor", "Petugas Terminal", "Petugas Lalu Lintas", "Pengawas Keselamatan Jalan",
                 "Analis Angkutan", "Petugas Pelabuhan", "Pengelola Rambu"},
    [RESCUE] = {"Petugas Reaksi Cepat", "Petugas Reaksi Cepat", "Analis Bencana", "Operator Pusdalops",
                "Pengelola Logistik", "Penyuluh Kebencanaan"},
    [SCHOOL] = {"Pengawas Sekolah", "Pengawas Sekolah", "Tenaga Administrasi Sekolah", "Tenaga Administrasi Sekolah",
                "Analis Kurikulum", "Pengelola Data Pendidikan", "Pengelola Sarana Pendidikan", "Laboran Sekolah",
                "Pamong Budaya", "Pengadministrasi Umum"},
    [COUNTER] = {"Petugas Loket", "Petugas Loket", "Petugas Loket", "Petugas Loket", "Analis Perizinan"},
    [DIGITAL] = {"Pranata Komputer", "Pranata Komputer", "Pranata Humas", "Statistisi", "Sandiman",
                 "Manggala Informatika", "Pengelola Situs", "Teknisi Jaringan"},
    [ROADS] = {"Teknik Jalan dan Jembatan", "Teknik Pengairan", "Penata Ruang", "Pengawas Lapangan",
               "Pengawas Lapangan", "Juru Ukur", "Operator Alat Berat", "Petugas Pintu Air", "Pengelola Data Jalan"},
    [FARMS] = {"Penyuluh Pertanian", "Pengawas Benih Tanaman", "Pengendali OPT", "Medik Veteriner",
               "Paramedik Veteriner", "Analis Ketahanan Pangan", "Petugas Kebun", "Pengelola Data Pertanian"},
    [FISHERY] = {"Penyuluh Perikanan", "Pengawas Perikanan", "Pengelola Produksi Perikanan", "Petugas Syahbandar",
                 "Analis Sumber Daya Kelautan", "Teknisi Budidaya"},
    [FOREST] = {"Polisi Kehutanan", "Penyuluh Kehutanan", "Pengendali Ekosistem Hutan", "Pengendali Dampak Lingkungan",
                "Pengawas Lingkungan Hidup", "Analis Laboratorium"},
    [SOCIAL] = {"Pekerja Sosial", "Pekerja Sosial", "Penyuluh Sosial", "Pengasuh", "Psikolog", "Analis Bantuan Sosial",
                "Pengelola Data Sosial"},
    [LABOUR] = {"Pengawas Ketenagakerjaan", "Pengawas Ketenagakerjaan", "Mediator Hubungan Industrial",
                "Pengantar Kerja", "Instruktur", "Penguji K3"},
    [TRADE] = {"Penyuluh Perindustrian", "Pengawas Perdagangan", "Penguji Mutu Barang", "Analis Perdagangan",
               "Pengawas Koperasi", "Pengelola Data Usaha"},
    [AUDIT] = {"Auditor", "Auditor", "Auditor", "Pengawas Pemerintahan", "Pengawas Pemerintahan", "Analis Pengawasan"},
    [LIBRARY] = {"Pustakawan", "Pustakawan", "Arsiparis", "Arsiparis", "Petugas Layanan Perpustakaan", "Konservator"},
    [WORKS] = {"Inspektur Tambang", "Inspektur Ketenagalistrikan", "Penyelidik Bumi", "Analis Energi",
               "Pengelola Data Geologi", "Pengawas Lapangan"},
    [TEACHING] = {"Guru Ahli Pertama", "Guru Ahli Pertama", "Guru Ahli Pertama", "Guru Ahli Muda", "Guru Ahli Muda",
                  "Guru Ahli Muda", "Guru Ahli Madya", "Guru Ahli Madya", "Guru Bimbingan dan Konseling"},
    [STATISTICS] = {"Statistisi", "Statistisi", "Statistisi", "Pranata Komputer", "Analis Data", "Pengelola Data",
                    "Koordinator Statistik Kecamatan", "Pengadministrasi Umum"},
    [DISTRICT] = {"Petugas PTSP", "Petugas PTSP", "Pengelola Pemerintahan", "Pengelola Kependudukan",
                  "Pengelola Pemberdayaan Masyarakat", "Pengadministrasi Umum", "Bendahara", "Analis Ketertiban"},
    [PRISON] = {"Penjaga Tahanan", "Penjaga Tahanan", "Penjaga Tahanan", "Anggota Jaga", "Pembina Keamanan",
                "Pengelola Kegiatan Kerja", "Perawat", "Wali Pemasyarakatan"},
    [BORDER] = {"Analis Keimigrasian", "Analis Keimigrasian", "Pemeriksa Keimigrasian", "Pemeriksa Keimigrasian",
                "Petugas Loket", "Petugas Wawancara", "Pranata Komputer", "Arsiparis"},
    [LAW] = {"Penyuluh Hukum", "Perancang Peraturan", "Analis Hukum", "Analis Kekayaan Intelektual",
             "Pembimbing Kemasyarakatan", "Pengelola Fidusia", "Pengadministrasi Umum", "Pranata Humas"},
};

static const char *const MEN[] = {
    "Aan",      "Abdul",    "Ade",       "Agus",   "Ahmad",     "Ajat",      "Akhmad",    "Ali",     "Amin",
    "Andri",    "Anwar",    "Arif",      "Asep",   "Aep",       "Bambang",   "Budi",      "Cecep",   "Dadan",
    "Dadang",   "Dani",     "Dede",      "Deden",  "Dedi",      "Deni",      "Didin",     "Dodi",    "Edi",
    "Eka",      "Eko",      "Encep",     "Endang", "Entis",     "Fahmi",     "Fajar",     "Ferry",   "Hadi",
    "Haerudin", "Hasan",    "Hendra",    "Heri",   "Hidayat",   "Ibnu",      "Imam",      "Indra",   "Irfan",
    "Iwan",     "Jajang",   "Jamaludin", "Joko",   "Juheri",    "Komarudin", "Kosasih",   "Lukman",  "M. Ridwan",
    "Ma'mun",   "Madsuri",  "Mahfud",    "Maman",  "Mansur",    "Muhamad",   "Muhtar",    "Mulyadi", "Nana",
    "Nandang",  "Oman",     "Opik",      "Rahmat", "Rizal",     "Rohmat",    "Rudi",      "Rusli",   "Saeful",
    "Samsul",   "Sanusi",   "Slamet",    "Sobari", "Suhendar",  "Sukarna",   "Supriyadi", "Syahrul", "Tatang",
    "Tb. Agus", "Tb. Rafi", "Teguh",     "Tri",    "Ujang",     "Usep",      "Wahyu",     "Wawan",   "Yadi",
    "Yayan",    "Yudi",     "Yusuf",     "Zaenal", "Zulkarnaen"};

static const char *const WOMEN[] = {
    "Aas",      "Ai",       "Aisyah",  "Alya",     "Ani",      "Anis",    "Ari",     "Atikah",  "Ayu",      "Cucu",
    "Dewi",     "Dian",     "Diah",    "Dini",     "Dwi",      "Eha",     "Ela",     "Elis",    "Eneng",    "Enok",
    "Entin",    "Erna",     "Eti",     "Euis",     "Eva",      "Fatimah", "Fitri",   "Hana",    "Heni",     "Ida",
    "Iis",      "Iin",      "Ika",     "Imas",     "Indah",    "Intan",   "Iroh",    "Kartika", "Khotimah", "Lestari",
    "Lia",      "Lilis",    "Lina",    "Maesaroh", "Maryam",   "Mimin",   "Mulyati", "Neneng",  "Neng",     "Nia",
    "Nina",     "Novi",     "Nunung",  "Nur",      "Nurul",    "Oom",     "Puji",    "Putri",   "Rani",     "Ratna",
    "Ratu Ayu", "Ratu Ika", "Rina",    "Rini",     "Rohayati", "Rosita",  "Rukmini", "Santi",   "Sari",     "Siti",
    "Sri",      "Suhaemah", "Sumiati", "Susi",     "Teti",     "Titi",    "Titin",   "Tuti",    "Ucu",      "Uum",
    "Wahyuni",  "Wiwin",    "Yani",    "Yayah",    "Yeni",     "Yeyen",   "Yuli",    "Yuyun",   "Zahra",    "Zulaikha"};

static const char *const MEN_LAST[] = {
    "Abdillah",  "Adiputra", "Alamsyah",    "Ansori",    "Apriyadi",   "Arifin",     "Azhari",       "Basri",
    "Budiman",   "Darmawan", "Effendi",     "Fadillah",  "Fathoni",    "Firmansyah", "Gunawan",      "Gumilar",
    "Hakim",     "Hamdani",  "Hardiansyah", "Hasanudin", "Herdiana",   "Hermawan",   "Hidayatullah", "Iskandar",
    "Ismail",    "Jauhari",  "Junaedi",     "Jayadi",    "Kurnia",     "Kurniawan",  "Kusnadi",      "Laksana",
    "Maulana",   "Mubarok",  "Muhidin",     "Mulyana",   "Munandar",   "Mustofa",    "Nasrudin",     "Nugraha",
    "Nugroho",   "Nuryadin", "Permana",     "Prasetyo",  "Pratama",    "Priyatna",   "Purnama",      "Purwanto",
    "Rahman",    "Ramdani",  "Rohman",      "Rosadi",    "Ruhiyat",    "Saepudin",   "Saputra",      "Sasmita",
    "Setiadi",   "Setiawan", "Sirojudin",   "Sobandi",   "Solihin",    "Somantri",   "Sudrajat",     "Suganda",
    "Suherman",  "Sujana",   "Sukmana",     "Sulaeman",  "Sumantri",   "Sunarya",    "Suparman",     "Supriatna",
    "Suryadi",   "Suryana",  "Susanto",     "Sutisna",   "Syarifudin", "Taufik",     "Tirtayasa",    "Wibowo",
    "Wicaksono", "Wijaya",   "Wiguna",      "Wirahadi",  "Yulianto",   "Zakaria"};

static const char *const WOMEN_LAST[] = {
    "Agustina",  "Amalia",      "Andriani",   "Anggraeni",  "Apriyani",    "Aryani",    "Astuti",     "Azizah",
    "Damayanti", "Fadilah",     "Farida",     "Fauziah",    "Febriyanti",  "Fitriani",  "Handayani",  "Hasanah",
    "Hayati",    "Herawati",    "Hidayati",   "Indriyani",  "Jubaedah",    "Juwita",    "Kania",      "Karlina",
    "Komala",    "Komariah",    "Kurniasih",  "Kusumawati", "Laelasari",   "Lestari",   "Marlina",    "Maryati",
    "Masitoh",   "Maulida",     "Mayasari",   "Melani",     "Muliawati",   "Munawaroh", "Mustika",    "Nuraeni",
    "Nurhayati", "Nurjanah",    "Nurlaela",   "Oktaviani",  "Permatasari", "Pertiwi",   "Pratiwi",    "Purnamasari",
    "Puspita",   "Puspitasari", "Rachmawati", "Rahayu",     "Rahmawati",   "Rohmah",    "Rostiana",   "Ruhaeni",
    "Sa'adah",   "Safitri",     "Salamah",    "Saputri",    "Setiawati",   "Sofiah",    "Solihah",    "Suhartini",
    "Sukaesih",  "Sulastri",    "Sumarni",    "Supriyatin", "Suryani",     "Susanti",   "Susilawati", "Syarifah",
    "Triana",    "Ulfah",       "Utami",      "Wardani",    "Widiastuti",  "Winarti",   "Wulandari",  "Yuliana",
    "Yulianti",  "Yuningsih",   "Zahrotul",   "Zakiyah"};

/* Whoever is away longer than the days of the example is away all of them. */
static const struct absence_habit ABSENCE_HABITS[] = {
    {"leave", 1, 3, 29, ANYBODY}, {"leave", 5, 12, 12, ANYBODY}, {"leave", 29, 29, 4, MOTHERS},
    {"sick", 1, 3, 18, ANYBODY},  {"sick", 7, 14, 14, ANYBODY},  {"trip", 1, 3, 16, ANYBODY},
    {"trip", 4, 5, 4, ANYBODY},   {"study", 29, 29, 3, ANYBODY},
};

#endif
