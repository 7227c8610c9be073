/* The offices of the province as they were in 2022. */
#include "../generate/world.h"

#define AGENCY(id, name, kind, alias, work, people, sections)                                                          \
  { id, name, "", kind, "kp3b", "kota-serang", "", alias, NULL, work, people, SECRETARIAT sections, NULL }
#define BIRO(id, name, people, sections)                                                                               \
  { id, name, "setda", "biro", "", "", "", "", NULL, OFFICE, people, sections, NULL }
#define SAMSAT(town, name, region, people)                                                                             \
  {                                                                                                                    \
    "samsat-" town, "UPTD PPD Samsat " name, "bapenda", "uptd", "samsat-" town, region, "mon-sat", "", NULL, TAX,      \
        people, TATA_USAHA "/Seksi Penetapan dan Penerimaan/Seksi Pendataan dan Penagihan", NULL                       \
  }
#define KCD(town, name, region, people)                                                                                \
  BRANCH("kcd-" town, "KCD Pendidikan dan Kebudayaan Wilayah " name, "dindikbud", "cabang", "kcd-" town, region,       \
         SCHOOL, people, TATA_USAHA "/Seksi Pembinaan SMA/Seksi Pembinaan SMK/Seksi Pendidikan Khusus")
#define GERAI(town, name, place, region, people)                                                                       \
  BRANCH("gerai-" town, "Seksi Gerai Pelayanan " name, "dpmptsp", "seksi", place, region, COUNTER, people, "")

static const struct office OFFICES[] = {
    {"setda", "Sekretariat Daerah", "", "sekretariat", "kp3b", "kota-serang", "", "Setda", "Plt. Sekretaris Daerah",
     OFFICE, 4,
     "/Asisten Pemerintahan dan Kesejahteraan Rakyat/Asisten Perekonomian dan Pembangunan/Asisten Administrasi Umum",
     NULL},
    BIRO("biro-umum", "Biro Umum", 60,
         "/Bagian Rumah Tangga>Subbagian Urusan Dalam>Subbagian Kendaraan"
         "/Bagian Administrasi Keuangan dan Aset/Bagian Tata Usaha>Subbagian Persuratan"),
    BIRO("biro-hukum", "Biro Hukum", 38,
         "/Bagian Peraturan Perundang-undangan Provinsi/Bagian Peraturan Perundang-undangan Kabupaten dan Kota"
         "/Bagian Bantuan Hukum>Subbagian Tata Usaha"),
    BIRO("biro-organisasi", "Biro Organisasi", 36,
         "/Bagian Kelembagaan dan Analisis Jabatan/Bagian Reformasi Birokrasi/Bagian Tata Laksana>Subbagian Tata "
         "Usaha"),
    BIRO("biro-pemerintahan", "Biro Pemerintahan", 44,
         "/Bagian Pemerintahan/Bagian Otonomi Daerah/Bagian Kerja Sama>Subbagian Tata Usaha"),
    BIRO("biro-kesra", "Biro Kesejahteraan Rakyat", 46,
         "/Bagian Bina Mental Spiritual/Bagian Kesejahteraan Rakyat Pelayanan Dasar/Bagian Kemasyarakatan"
         ">Subbagian Tata Usaha"),
    BIRO("biro-adpem", "Biro Administrasi Pembangunan Daerah", 40,
         "/Bagian Pengendalian Program/Bagian Pelaporan Pembangunan/Bagian Pengadaan Barang dan Jasa"
         ">Subbagian Tata Usaha"),
    BIRO("biro-infra-sda", "Biro Bina Infrastruktur dan SDA", 34,
         "/Bagian Bina Infrastruktur/Bagian Sumber Daya Alam>Subbagian Tata Usaha"),
    BIRO("biro-perekonomian", "Biro Bina Perekonomian", 36,
         "/Bagian BUMD dan BLUD/Bagian Kebijakan Perekonomian>Subbagian Tata Usaha"),
    BIRO("biro-adpim", "Biro Administrasi Pimpinan", 56,
         "/Bagian Protokol>Subbagian Tamu/Bagian Materi dan Komunikasi Pimpinan/Bagian Perencanaan Kepegawaian Setda"),
    {"setwan", "Sekretariat DPRD", "", "sekretariat", "kp3b", "kota-serang", "", "Setwan", "Sekretaris DPRD", OFFICE,
     150,
     "/Bagian Umum>Subbagian Rumah Tangga/Bagian Keuangan>Subbagian Anggaran/Bagian Persidangan"
     "/Bagian Fasilitasi Penganggaran dan Pengawasan",
     NULL},
    {"inspektorat", "Inspektorat", "", "inspektorat", "kp3b", "kota-serang", "", "", "Inspektur", AUDIT, 128,
     SECRETARIAT "/Inspektur Pembantu Wilayah I/Inspektur Pembantu Wilayah II/Inspektur Pembantu Wilayah III"
                 "/Inspektur Pembantu Khusus",
     NULL},
    AGENCY("satpolpp", "Satuan Polisi Pamong Praja", "satuan", "Satpol PP", PATROL, 395,
           "/Bidang Penegakan Perundang-undangan Daerah>Seksi Penyelidikan dan Penyidikan"
           "/Bidang Ketertiban Umum dan Ketenteraman Masyarakat>Seksi Operasi>Seksi Pengamanan Objek Vital"
           "/Bidang Perlindungan Masyarakat/Bidang Pembinaan Satuan"),
    AGENCY("bkd", "Badan Kepegawaian Daerah", "badan", "BKD", OFFICE, 112,
           "/Bidang Formasi dan Informasi Kepegawaian/Bidang Mutasi dan Promosi/Bidang Pembinaan dan Kinerja"
           "/Bidang Pengembangan Karier"),
    AGENCY("kesbangpol", "Badan Kesatuan Bangsa dan Politik", "badan", "Kesbangpol", OFFICE, 72,
           "/Bidang Ideologi dan Wawasan Kebangsaan/Bidang Politik Dalam Negeri/Bidang Kewaspadaan Nasional"),
    AGENCY("bpbd", "Badan Penanggulangan Bencana Daerah", "badan", "BPBD", RESCUE, 118,
           "/Bidang Pencegahan dan Kesiapsiagaan/Bidang Kedaruratan dan Logistik/Bidang Rehabilitasi dan Rekonstruksi"),
    BRANCH("pusdalops", "UPTD Pusat Pengendalian Operasi", "bpbd", "uptd", "", "", RESCUE, 14, TATA_USAHA),
    AGENCY("bapenda", "Badan Pendapatan Daerah", "badan", "Bapenda", TAX, 236,
           "/Bidang Perencanaan dan Pengembangan Pendapatan/Bidang Pajak Daerah>Seksi PKB dan BBNKB>Seksi Pajak Air "
           "Permukaan/Bidang Retribusi dan Pendapatan Lain/Bidang Pengendalian dan Pembinaan"),
    SAMSAT("serang", "Serang", "kota-serang", 58),
    SAMSAT("cikande", "Cikande", "kab-serang", 42),
    SAMSAT("cilegon", "Cilegon", "kota-cilegon", 48),
    SAMSAT("pandeglang", "Pandeglang", "kab-pandeglang", 42),
    SAMSAT("rangkasbitung", "Rangkasbitung", "kab-lebak", 40),
    SAMSAT("malingping", "Malingping", "kab-lebak", 24),
    SAMSAT("balaraja", "Balaraja", "kab-tangerang", 56),
    SAMSAT("kelapa-dua", "Kelapa Dua", "kab-tangerang", 52),
    SAMSAT("cikokol", "Cikokol", "kota-tangerang", 62),
    SAMSAT("ciledug", "Ciledug", "kota-tangerang", 50),
    SAMSAT("serpong", "Serpong", "kota-tangsel", 58),
    SAMSAT("ciputat", "Ciputat", "kota-tangsel", 54),
    AGENCY("bpkad", "Badan Pengelolaan Keuangan dan Aset Daerah", "badan", "BPKAD", FINANCE, 176,
           "/Bidang Anggaran/Bidang Perbendaharaan>Seksi Kas Daerah/Bidang Akuntansi dan Pelaporan"
           "/Bidang Pengelolaan Aset>Seksi Penatausahaan Aset/Bidang Bina Keuangan Kabupaten dan Kota"),
    BRANCH("uptd-pemanfaatan-aset", "UPTD Pemanfaatan Aset Daerah", "bpkad", "uptd", "", "", FINANCE, 9, ""),
    AGENCY("bpsdmd", "Badan Pengembangan Sumber Daya Manusia Daerah", "badan", "BPSDMD", OFFICE, 118,
           "/Bidang Sertifikasi Kompetensi/Bidang Pengembangan Kompetensi Teknis/Bidang Pengembangan Kompetensi "
           "Manajerial"),
    {"penghubung", "Badan Penghubung Daerah", "", "badan", "penghubung", "jakarta", "", "", NULL, OFFICE, 60,
     "/Subbagian Tata Usaha/Subbidang Hubungan Antarlembaga/Subbidang Promosi dan Informasi"
     "/Subbidang Pelayanan Mes dan Anjungan",
     NULL},
    AGENCY("bappeda", "Badan Perencanaan Pembangunan Daerah", "badan", "Bappeda", OFFICE, 132,
           "/Bidang Perencanaan dan Evaluasi/Bidang Pemerintahan dan Pembangunan Manusia/Bidang Perekonomian dan SDA"
           "/Bidang Infrastruktur dan Kewilayahan/Bidang Penelitian dan Pengembangan"),
    AGENCY("desdm", "Dinas Energi dan Sumber Daya Mineral", "dinas", "DESDM;Dinas ESDM", WORKS, 104,
           "/Bidang Mineral dan Batubara/Bidang Air Tanah dan Geologi/Bidang Ketenagalistrikan/Bidang Energi Baru "
           "Terbarukan"),
    BRANCH("cd-esdm-serang", "Cabang Dinas ESDM Wilayah Serang dan Cilegon", "desdm", "cabang", "upt-serang",
           "kota-serang", WORKS, 18, TATA_USAHA),
    BRANCH("cd-esdm-lebak", "Cabang Dinas ESDM Wilayah Lebak dan Pandeglang", "desdm", "cabang", "upt-lebak",
           "kab-lebak", WORKS, 16, TATA_USAHA),
    BRANCH("cd-esdm-tangerang", "Cabang Dinas ESDM Wilayah Tangerang", "desdm", "cabang", "upt-tangerang",
           "kab-tangerang", WORKS, 15, TATA_USAHA),
    AGENCY("dkp", "Dinas Kelautan dan Perikanan", "dinas", "DKP", FISHERY, 124,
           "/Bidang Perikanan Tangkap/Bidang Perikanan Budidaya/Bidang Pengelolaan Ruang Laut/Bidang Pengawasan Sumber "
           "Daya"),
    BRANCH("cd-dkp-utara", "Cabang Dinas Kelautan dan Perikanan Wilayah Utara", "dkp", "cabang", "upt-tangerang",
           "kab-tangerang", FISHERY, 22, TATA_USAHA),
    BRANCH("cd-dkp-selatan", "Cabang Dinas Kelautan dan Perikanan Wilayah Selatan", "dkp", "cabang", "upt-pandeglang",
           "kab-pandeglang", FISHERY, 24, TATA_USAHA),
    BRANCH("pp-labuan", "UPTD Pelabuhan Perikanan Labuan", "dkp", "uptd", "pp-labuan", "kab-pandeglang", FISHERY, 17,
           TATA_USAHA),
    BRANCH("pp-binuangeun", "UPTD Pelabuhan Perikanan Binuangeun", "dkp", "uptd", "pp-binuangeun", "kab-lebak", FISHERY,
           12, ""),
    BRANCH("pp-cituis", "UPTD Pelabuhan Perikanan Cituis", "dkp", "uptd", "pp-cituis", "kab-tangerang", FISHERY, 8, ""),
    BRANCH("bbi-ciherang", "Balai Benih Ikan Ciherang", "dkp", "balai", "bbi-ciherang", "kab-pandeglang", FISHERY, 11,
           ""),
    BRANCH("lppmhp", "UPTD Pengujian Mutu Hasil Perikanan", "dkp", "uptd", "upt-serang", "", FISHERY, 7, ""),
    AGENCY("dispora", "Dinas Kepemudaan dan Olahraga", "dinas", "Dispora", OFFICE, 92,
           "/Bidang Pengembangan Pemuda/Bidang Pemberdayaan Pemuda/Bidang Olahraga Prestasi/Bidang Kemitraan Olahraga"),
    BRANCH("uptd-stadion", "UPTD Pengelolaan Banten International Stadium", "dispora", "uptd", "stadion", "", OFFICE, 9,
           ""),
    AGENCY("dinkes", "Dinas Kesehatan", "dinas", "Dinkes", HEALTH, 268,
           "/Bidang Kesehatan Masyarakat>Seksi Kesehatan Keluarga dan Gizi>Seksi Promosi Kesehatan"
           "/Bidang Pencegahan dan Pengendalian Penyakit>Seksi Surveilans dan Imunisasi>Seksi Penyakit Menular"
           "/Bidang Pelayanan Kesehatan>Seksi Pelayanan Rujukan/Bidang Sumber Daya Kesehatan>Seksi Kefarmasian"),
    {"rsud-banten", "RSUD Banten", "dinkes", "rsud", "rsud-banten", "kota-serang", "mon-sat", "",
     "Direktur RSUD Banten", HEALTH, 940,
     "/Bagian Umum>Subbagian Tata Usaha>Subbagian Kepegawaian/Bagian Keuangan>Subbagian Anggaran>Subbagian Akuntansi"
     "/Bidang Pelayanan Medik>Seksi Pelayanan Medik/Bidang Keperawatan>Seksi Asuhan Keperawatan"
     "/Bidang Penunjang>Seksi Penunjang Medik>Seksi Penunjang Nonmedik/Instalasi Gawat Darurat/Instalasi Rawat Jalan"
     "/Instalasi Rawat Inap Lantai 3/Instalasi Rawat Inap Lantai 4/Instalasi Rawat Inap Lantai 5"
     "/Instalasi Perawatan Intensif/Instalasi Bedah Sentral/Instalasi Farmasi/Instalasi Laboratorium"
     "/Instalasi Radiologi/Instalasi Gizi/Instalasi Rekam Medik",
     NULL},
    {"rsud-malingping", "RSUD Malingping", "dinkes", "rsud", "rsud-malingping", "kab-lebak", "mon-sat", "",
     "Direktur RSUD Malingping", HEALTH, 520,
     "/Bagian Umum dan Keuangan>Subbagian Tata Usaha>Subbagian Keuangan/Bidang Pelayanan Medik>Seksi Pelayanan Medik"
     "/Bidang Keperawatan>Seksi Asuhan Keperawatan/Instalasi Gawat Darurat/Instalasi Rawat Jalan/Instalasi Rawat Inap"
     "/Instalasi Bedah Sentral/Instalasi Farmasi/Instalasi Laboratorium/Instalasi Radiologi",
     NULL},
    BRANCH("labkesda", "UPTD Laboratorium Kesehatan Daerah", "dinkes", "uptd", "labkesda", "", HEALTH, 34,
           TATA_USAHA "/Seksi Pelayanan Laboratorium"),
    BRANCH("bapelkes", "UPTD Pelatihan Kesehatan", "dinkes", "uptd", "bapelkes", "", HEALTH, 22, TATA_USAHA),
    BRANCH("gudang-farmasi", "UPTD Instalasi Farmasi Provinsi", "dinkes", "uptd", "upt-serang", "", HEALTH, 9, ""),
    BRANCH("p3krb", "UPTD Penanggulangan Krisis Kesehatan", "dinkes", "uptd", "", "", HEALTH, 3, ""),
    AGENCY("disketapang", "Dinas Ketahanan Pangan", "dinas", "Disketapang", FARMS, 80,
           "/Bidang Ketersediaan dan Kerawanan Pangan/Bidang Distribusi Pangan/Bidang Konsumsi dan Keamanan Pangan"),
    BRANCH("uptd-mutu-pangan", "UPTD Pengawasan Mutu dan Keamanan Pangan", "disketapang", "uptd", "upt-serang", "",
           FARMS, 6, ""),
    AGENCY("disnakertrans", "Dinas Tenaga Kerja dan Transmigrasi", "dinas", "Disnakertrans", LABOUR, 128,
           "/Bidang Pelatihan dan Produktivitas/Bidang Penempatan dan Transmigrasi/Bidang Hubungan Industrial"
           "/Bidang Pengawasan Ketenagakerjaan"),
    BRANCH("wasnaker-serang", "UPTD Pengawasan Ketenagakerjaan Wilayah Serang", "disnakertrans", "uptd", "upt-serang",
           "", LABOUR, 38, TATA_USAHA "/Seksi Penegakan Hukum"),
    BRANCH("wasnaker-tangerang", "UPTD Pengawasan Ketenagakerjaan Wilayah Tangerang", "disnakertrans", "uptd",
           "upt-tangerang", "kab-tangerang", LABOUR, 46, TATA_USAHA "/Seksi Penegakan Hukum"),
    BRANCH("blk-banten", "Balai Latihan Kerja Industri", "disnakertrans", "balai", "blk-banten", "kab-serang", LABOUR,
           33, TATA_USAHA "/Seksi Pelatihan"),
    BRANCH("balai-k3", "Balai Keselamatan dan Kesehatan Kerja", "disnakertrans", "balai", "upt-serang", "", LABOUR, 8,
           ""),
    AGENCY("diskominfo", "Dinas Komunikasi, Informatika, Statistik dan Persandian", "dinas", "Diskominfo;Diskominfo SP",
           DIGITAL, 124,
           "/Bidang Informasi dan Komunikasi Publik/Bidang Aplikasi Informatika/Bidang Infrastruktur TIK"
           "/Bidang Statistik/Bidang Persandian"),
    BRANCH("uptd-pde", "UPTD Pusat Data Elektronik", "diskominfo", "uptd", "", "", DIGITAL, 9, ""),
    AGENCY("dinkopukm", "Dinas Koperasi dan UKM", "dinas", "Dinkop UKM", TRADE, 92,
           "/Bidang Kelembagaan Koperasi/Bidang Pemberdayaan Koperasi/Bidang Usaha Kecil"),
    BRANCH("balai-latkop", "Balai Pelatihan Koperasi dan UKM", "dinkopukm", "balai", "upt-serang", "", TRADE, 12, ""),
    BRANCH("plut", "UPTD Pusat Layanan Usaha Terpadu", "dinkopukm", "uptd", "plut", "", TRADE, 7, ""),
    AGENCY("dlhk", "Dinas Lingkungan Hidup dan Kehutanan", "dinas", "DLHK", FOREST, 172,
           "/Bidang Tata Lingkungan/Bidang Pengelolaan Sampah dan Limbah B3/Bidang Pengendalian Pencemaran"
           "/Bidang Pengelolaan Hutan/Bidang Perlindungan Hutan dan KSDAE"),
    BRANCH("lab-dlhk", "UPTD Laboratorium Lingkungan", "dlhk", "uptd", "lab-dlhk", "", FOREST, 19, TATA_USAHA),
    BRANCH("tahura", "UPTD Taman Hutan Raya Banten", "dlhk", "uptd", "tahura", "kab-pandeglang", FOREST, 16, ""),
    BRANCH("bpth", "Balai Perbenihan Tanaman Hutan", "dlhk", "balai", "upt-lebak", "kab-lebak", FOREST, 5, ""),
    BRANCH("cdk-lebak", "Cabang Dinas Kehutanan Wilayah Lebak dan Tangerang", "dlhk", "cabang", "upt-lebak",
           "kab-lebak", FOREST, 36, TATA_USAHA),
    BRANCH("cdk-pandeglang", "Cabang Dinas Kehutanan Wilayah Pandeglang dan Serang", "dlhk", "cabang", "upt-pandeglang",
           "kab-pandeglang", FOREST, 38, TATA_USAHA),
    AGENCY("dispar", "Dinas Pariwisata", "dinas", "Dispar", OFFICE, 78,
           "/Bidang Destinasi Pariwisata/Bidang Pemasaran Pariwisata/Bidang Ekonomi Kreatif"),
    AGENCY("dpupr", "Dinas Pekerjaan Umum dan Penataan Ruang", "dinas", "DPUPR", ROADS, 246,
           "/Bidang Bina Marga>Seksi Pembangunan Jalan>Seksi Preservasi Jembatan/Bidang Sumber Daya Air>Seksi Irigasi"
           "/Bidang Tata Ruang/Bidang Bina Konstruksi/Bidang Cipta Karya"),
    BRANCH("pjj-serang", "UPTD PJJ Serang dan Cilegon", "dpupr", "uptd", "upt-serang", "", ROADS, 46,
           TATA_USAHA "/Seksi Pemeliharaan"),
    BRANCH("pjj-tangerang", "UPTD PJJ Tangerang", "dpupr", "uptd", "upt-tangerang", "kab-tangerang", ROADS, 44,
           TATA_USAHA "/Seksi Pemeliharaan"),
    BRANCH("pjj-pandeglang", "UPTD PJJ Pandeglang", "dpupr", "uptd", "upt-pandeglang", "kab-pandeglang", ROADS, 47,
           TATA_USAHA "/Seksi Pemeliharaan"),
    BRANCH("pjj-lebak", "UPTD PJJ Lebak", "dpupr", "uptd", "upt-lebak", "kab-lebak", ROADS, 49,
           TATA_USAHA "/Seksi Pemeliharaan"),
    BRANCH("psda-cidanau", "UPTD Pengelolaan SDA Cidanau dan Ciujung", "dpupr", "uptd", "upt-serang", "", ROADS, 41,
           TATA_USAHA),
    BRANCH("psda-cisadane", "UPTD Pengelolaan SDA Cidurian dan Cisadane", "dpupr", "uptd", "upt-tangerang",
           "kab-tangerang", ROADS, 37, TATA_USAHA),
    BRANCH("psda-ciliman", "UPTD Pengelolaan SDA Ciliman dan Cisawarna", "dpupr", "uptd", "upt-pandeglang",
           "kab-pandeglang", ROADS, 35, TATA_USAHA),
    BRANCH("lab-konstruksi", "UPTD Pengujian Bahan Konstruksi", "dpupr", "uptd", "upt-serang", "", ROADS, 9, ""),
    AGENCY("dpmd", "Dinas Pemberdayaan Masyarakat dan Desa", "dinas", "DPMD", OFFICE, 82,
           "/Bidang Pemerintahan Desa/Bidang Kelembagaan Masyarakat/Bidang Usaha Ekonomi Desa"),
    AGENCY("dp3akkb", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Kependudukan dan KB", "dinas", "DP3AKKB",
           SOCIAL, 98,
           "/Bidang Kualitas Hidup Perempuan/Bidang Perlindungan Perempuan dan Anak/Bidang Kependudukan dan KB"),
    BRANCH("uptd-ppa", "UPTD Perlindungan Perempuan dan Anak", "dp3akkb", "uptd", "ppa", "", SOCIAL, 9, ""),
    AGENCY("dpmptsp", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "dinas", "DPMPTSP", OFFICE, 106,
           "/Bidang Promosi Penanaman Modal/Bidang Pengendalian Penanaman Modal/Bidang Perizinan I/Bidang Perizinan II"
           "/Bidang Pengaduan dan Data"),
    GERAI("kp3b", "KP3B", "gerai-kp3b", "", 14),
    GERAI("serang", "MPP Kota Serang", "mpp-serang", "", 9),
    GERAI("cilegon", "MPP Cilegon", "mpp-cilegon", "kota-cilegon", 7),
    GERAI("pandeglang", "MPP Pandeglang", "mpp-pandeglang", "kab-pandeglang", 7),
    GERAI("lebak", "MPP Lebak", "mpp-lebak", "kab-lebak", 7),
    GERAI("tangerang", "MPP Kota Tangerang", "mpp-tangerang", "kota-tangerang", 10),
    AGENCY("dindikbud", "Dinas Pendidikan dan Kebudayaan", "dinas", "Dindikbud", SCHOOL, 300,
           "/Bidang Pembinaan SMA>Seksi Kurikulum SMA>Seksi Sarana SMA"
           "/Bidang Pembinaan SMK>Seksi Kurikulum SMK>Seksi Sarana SMK/Bidang Pendidikan Khusus"
           "/Bidang Ketenagaan>Seksi Pendidik>Seksi Tenaga Kependidikan/Bidang Kebudayaan>Seksi Cagar Budaya"),
    KCD("kota-serang", "Kota Serang", "kota-serang", 128),
    KCD("kab-serang", "Kabupaten Serang", "kab-serang", 196),
    KCD("cilegon", "Kota Cilegon", "kota-cilegon", 104),
    KCD("pandeglang", "Kabupaten Pandeglang", "kab-pandeglang", 204),
    KCD("lebak", "Kabupaten Lebak", "kab-lebak", 212),
    KCD("kab-tangerang", "Kabupaten Tangerang", "kab-tangerang", 232),
    KCD("kota-tangerang", "Kota Tangerang", "kota-tangerang", 176),
    KCD("tangsel", "Kota Tangerang Selatan", "kota-tangsel", 148),
    BRANCH("tekkomdik", "Balai Teknologi Komunikasi Pendidikan", "dindikbud", "balai", "upt-serang", "", SCHOOL, 24,
           TATA_USAHA),
    BRANCH("taman-budaya", "UPTD Taman Budaya dan Museum Negeri", "dindikbud", "uptd", "museum", "", SCHOOL, 27,
           TATA_USAHA "/Seksi Koleksi dan Konservasi"),
    BRANCH("banten-lama", "UPTD Kawasan Banten Lama", "dindikbud", "uptd", "banten-lama", "", SCHOOL, 3, ""),
    AGENCY("dishub", "Dinas Perhubungan", "dinas", "Dishub", TRAFFIC, 196,
           "/Bidang Lalu Lintas Jalan/Bidang Angkutan Jalan/Bidang Pelayaran/Bidang Pengembangan Sistem Perhubungan"),
    BRANCH("uptd-dishub-serang", "UPTD Pengelolaan Prasarana Perhubungan Wilayah Serang", "dishub", "uptd",
           "upt-serang", "", TRAFFIC, 36, TATA_USAHA),
    BRANCH("uptd-dishub-tangerang", "UPTD Pengelolaan Prasarana Perhubungan Wilayah Tangerang", "dishub", "uptd",
           "upt-tangerang", "kab-tangerang", TRAFFIC, 42, TATA_USAHA),
    BRANCH("uptd-dishub-lebak", "UPTD Pengelolaan Prasarana Perhubungan Wilayah Lebak", "dishub", "uptd", "upt-lebak",
           "kab-lebak", TRAFFIC, 31, TATA_USAHA),
    BRANCH("pelabuhan-bojonegara", "UPTD Pelabuhan Pengumpan Regional", "dishub", "uptd", "pelabuhan", "kab-serang",
           TRAFFIC, 6, ""),
    AGENCY("disperindag", "Dinas Perindustrian dan Perdagangan", "dinas", "Disperindag", TRADE, 118,
           "/Bidang Industri Agro dan Kimia/Bidang Industri Logam dan Elektronika/Bidang Perdagangan Dalam Negeri"
           "/Bidang Perdagangan Luar Negeri"),
    BRANCH("bpsmb", "Balai Pengujian dan Sertifikasi Mutu Barang", "disperindag", "balai", "upt-tangerang",
           "kab-tangerang", TRADE, 18, TATA_USAHA),
    BRANCH("uptd-pk-serang", "UPTD Perlindungan Konsumen Wilayah Serang", "disperindag", "uptd", "upt-serang", "",
           TRADE, 6, ""),
    BRANCH("uptd-pk-tangerang", "UPTD Perlindungan Konsumen Wilayah Tangerang", "disperindag", "uptd", "upt-tangerang",
           "kab-tangerang", TRADE, 5, ""),
    BRANCH("uptd-pk-lebak", "UPTD Perlindungan Konsumen Wilayah Lebak", "disperindag", "uptd", "upt-lebak", "kab-lebak",
           TRADE, 4, ""),
    AGENCY("dpk", "Dinas Perpustakaan dan Kearsipan", "dinas", "DPK", LIBRARY, 116,
           "/Bidang Layanan Perpustakaan/Bidang Pengolahan Bahan Pustaka/Bidang Pengelolaan Arsip/Bidang Pembinaan "
           "Kearsipan"),
    BRANCH("uptd-deposit", "UPTD Layanan Koleksi Deposit Kebantenan", "dpk", "uptd", "", "", LIBRARY, 5, ""),
    AGENCY("dispertan", "Dinas Pertanian", "dinas", "Distan", FARMS, 172,
           "/Bidang Tanaman Pangan/Bidang Hortikultura/Bidang Perkebunan/Bidang Peternakan dan Kesehatan Hewan"
           "/Bidang Sarana dan Prasarana Pertanian"),
    BRANCH("bbi-padi", "Balai Benih Induk Padi dan Palawija", "dispertan", "balai", "bbi-padi", "kab-serang", FARMS, 27,
           TATA_USAHA),
    BRANCH("bbi-horti", "Balai Benih Induk Hortikultura", "dispertan", "balai", "bbi-horti", "kab-pandeglang", FARMS,
           22, TATA_USAHA),
    BRANCH("bptph", "Balai Proteksi Tanaman Pangan dan Hortikultura", "dispertan", "balai", "upt-serang", "", FARMS, 48,
           TATA_USAHA "/Seksi Pengamatan dan Peramalan"),
    BRANCH("bpsb", "Balai Pengawasan dan Sertifikasi Benih", "dispertan", "balai", "upt-serang", "", FARMS, 34,
           TATA_USAHA),
    BRANCH("balai-ternak", "Balai Pengembangan Ternak", "dispertan", "balai", "upt-pandeglang", "kab-pandeglang", FARMS,
           16, ""),
    BRANCH("lab-keswan", "UPTD Laboratorium Kesehatan Hewan", "dispertan", "uptd", "upt-serang", "", FARMS, 8, ""),
    AGENCY("dprkp", "Dinas Perumahan Rakyat dan Kawasan Permukiman", "dinas", "DPRKP;Perkim", ROADS, 112,
           "/Bidang Perumahan/Bidang Kawasan Permukiman/Bidang Pertanahan"),
    BRANCH("uptd-rusunawa", "UPTD Pengelolaan Rumah Susun", "dprkp", "uptd", "rusunawa", "kab-tangerang", ROADS, 6, ""),
    AGENCY("dinsos", "Dinas Sosial", "dinas", "Dinsos", SOCIAL, 128,
           "/Bidang Rehabilitasi Sosial/Bidang Perlindungan dan Jaminan Sosial/Bidang Pemberdayaan Sosial"
           "/Bidang Penanganan Fakir Miskin"),
    BRANCH("balai-cipocok", "Balai Perlindungan Sosial Cipocok Jaya", "dinsos", "balai", "balai-cipocok", "", SOCIAL,
           34, TATA_USAHA "/Seksi Pelayanan Lanjut Usia"),
    BRANCH("balai-pasir-ona", "Balai Pemulihan dan Pengembangan Sosial Pasir Ona", "dinsos", "balai", "balai-pasir-ona",
           "kab-lebak", SOCIAL, 26, TATA_USAHA),
    BRANCH("rumah-singgah", "UPTD Rumah Singgah dan Reintegrasi", "dinsos", "uptd", "upt-serang", "", SOCIAL, 5, ""),
};

/* The first of them have offices of the province; people live in all. */
static const struct region REGIONS[] = {
    {"kota-serang", "Kota Serang"},
    {"kab-serang", "Kab. Serang"},
    {"kota-cilegon", "Kota Cilegon"},
    {"kab-pandeglang", "Kab. Pandeglang"},
    {"kab-lebak", "Kab. Lebak"},
    {"kab-tangerang", "Kab. Tangerang"},
    {"kota-tangerang", "Kota Tangerang"},
    {"kota-tangsel", "Tangerang Selatan"},
    {"jakarta", "Jakarta"},
    {"bogor", "Kab. Bogor"},
    {"depok", "Depok"},
    {"bekasi", "Bekasi"},
};

static const struct tag TAGS[] = {{"pregnant", 4, MOTHERS}};

const struct world BANTEN_2022 = {
    .folder = "banten-2022",
    .seed = 800258,
    .year = 2022,
    WORLD_OFFICES,
    WORLD_REGIONS,
    .near = 8,
    .people = 9800,
    WORLD_TAGS,
    .first = {2022, 1, 31},
    .days = 29,
    .absent = 7,
};
