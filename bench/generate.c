/* usage: generate FOLDER PEOPLE UNITS AGENCIES [SEED]
 *
 * Writes a circular, its organisation and its people into a folder: 100, 50 and 25 % by agency with UPT counted apart,
 * four weeks of five working days, one person in five with some absence, one in twenty with a duty. Units are of very
 * unlike sizes; the first of several agencies has one person in twenty. The same numbers make the same bytes. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static uint64_t state;

static uint32_t chance(uint32_t below) { /* splitmix64 */
  uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27) * 0x94d049bb133111ebU;
  return (uint32_t)((z ^ z >> 31) % below);
}

static const char circular[] = "wfa: 1\n"
                               "include: [ organisation.yaml ]\n"
                               "circular:\n"
                               "  number: 1/2026\n"
                               "  about: Penyesuaian sistem kerja\n"
                               "  issuer: Pemerintah\n"
                               "  signed: 2026-07-01\n"
                               "  valid: 2026-07-06..2026-07-31\n"
                               "sectors:\n"
                               "  kritikal: { who: { kind: kritikal }, wfo: 100% }\n"
                               "  esensial: { who: { kind: esensial }, wfo: { max: 50%, per: [ agency, uptd ] } }\n"
                               "  lainnya: { who: rest, wfo: { max: 25%, per: [ agency, uptd ] } }\n"
                               "rules:\n"
                               "  - { id: hamil, who: { tag: hamil }, do: wfh, private: true }\n"
                               "  - { id: loket, who: { position: petugas loket }, when: mon-wed, do: wfo }\n";

static const char organisation[] = "wfa: 1\n"
                                   "agencies: { file: unor.csv }\n"
                                   "staff: { file: pegawai.csv, columns: { nip: NIP, name: NAMA, unit: UNOR, "
                                   "position: JABATAN, tags: KET } }\n"
                                   "absences: { file: absensi.csv }\n";

static FILE *create(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  if (file != NULL) return file;
  fprintf(stderr, "%s: %s\n", path, strerror(errno));
  exit(2);
}

static void finish(FILE *file) {
  if (!ferror(file) && fclose(file) == 0) return;
  fprintf(stderr, "generate: %s\n", strerror(errno));
  exit(2);
}

static void write_text(const char *folder, const char *name, const char *text) {
  FILE *file = create(folder, name);
  fputs(text, file);
  finish(file);
}

/* Agencies are followed by their units, all of them UPT. A single agency has a quarter at most. */
static void write_units(const char *folder, uint32_t units, uint32_t agencies) {
  FILE *file = create(folder, "unor.csv");
  fputs("id,name,parent,kind\n", file);
  for (uint32_t u = 0; u < units; u++) {
    uint32_t sort = agencies == 1 ? 9 : chance(10);
    const char *kind = u >= agencies ? "uptd" : sort == 0 ? "kritikal" : sort <= 3 ? "esensial" : "dinas";
    fprintf(file, "u%u,Unit %u,", u, u);
    if (u >= agencies) fprintf(file, "u%u", (u - agencies) % agencies);
    fprintf(file, ",%s\n", kind);
  }
  finish(file);
}

/* People by unit: at least one each, the rest by weights of which few are large. */
static uint32_t *share_people(uint32_t people, uint32_t units) {
  uint32_t *sizes = calloc(units, sizeof *sizes), *weights = calloc(units, sizeof *weights);
  if (sizes == NULL || weights == NULL) exit(2);
  uint64_t sum = 0, rest = people - units, given = 0;
  if (units > 1) sizes[0] = (uint32_t)(rest / 20);
  rest -= sizes[0];
  for (uint32_t u = 0; u < units; u++) sum += weights[u] = 1000000 / (1 + chance(1000));
  for (uint32_t u = 0; u < units; u++) {
    uint32_t share = (uint32_t)(rest * weights[u] / sum);
    sizes[u] += 1 + share;
    given += share;
  }
  sizes[units - 1] += (uint32_t)(rest - given);
  free(weights);
  return sizes;
}

static void write_nip(FILE *file, uint32_t number) {
  uint32_t day = number % 10080, serial = number / 10080 % 999 + 1;
  uint32_t year = 1968 + day / 336, month = day / 28 % 12 + 1;
  fprintf(file, "%u%02u%02u%u%02u%u%03u", year, month, day % 28 + 1, year + 23, number % 12 + 1, number % 2 + 1,
          serial);
}

static void write_absence(FILE *file, uint32_t number) {
  static const char *const kinds[] = {"leave", "leave", "sick", "trip", "study"};
  uint32_t first = 6 + chance(22), last = first + chance(4), kind = chance(5);
  write_nip(file, number);
  fprintf(file, ",2026-07-%02u,2026-07-%02u,%s\n", first, last, kinds[kind]);
}

/* A counter needs somebody in the office, which a small unit's cap may forbid. */
#define FEWEST_FOR_COUNTER 40

static void write_person(FILE *file, uint32_t number, uint32_t unit, uint32_t size) {
  static const char *const first[] = {"Ahmad", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hendra"};
  static const char *const last[] = {"Santoso", "Wijaya", "Lestari", "Hidayat", "Nugroho", "Putri", "Saputra", "Utami"};
  uint32_t duty = chance(40), a = chance(8), b = chance(8);
  bool is_at_counter = duty == 1 && size >= FEWEST_FOR_COUNTER;
  write_nip(file, number);
  fprintf(file, ",%s %s,u%u,%s,%s\n", first[a], last[b], unit, is_at_counter ? "petugas loket" : "pelaksana",
          duty == 0 ? "hamil" : "");
}

static void write_people(const char *folder, const uint32_t *sizes, uint32_t units) {
  FILE *staff = create(folder, "pegawai.csv"), *absences = create(folder, "absensi.csv");
  uint32_t number = 0;
  fputs("NIP,NAMA,UNOR,JABATAN,KET\n", staff);
  fputs("nip,from,to,kind\n", absences);
  for (uint32_t u = 0; u < units; u++)
    for (uint32_t i = 0; i < sizes[u]; i++, number++) {
      write_person(staff, number, u, sizes[u]);
      if (chance(5) == 0) write_absence(absences, number);
    }
  finish(staff);
  finish(absences);
}

static uint32_t number_of(const char *text) {
  char *end;
  unsigned long number = strtoul(text, &end, 10);
  if (*text != '\0' && *end == '\0' && number > 0 && number <= 10000000) return (uint32_t)number;
  fprintf(stderr, "generate: %s is no number from 1 to 10000000\n", text);
  exit(2);
}

int main(int argc, char **argv) {
  if (argc < 5 || argc > 6) {
    fputs("usage: generate FOLDER PEOPLE UNITS AGENCIES [SEED]\n", stderr);
    return 2;
  }
  const char *folder = argv[1];
  uint32_t people = number_of(argv[2]), units = number_of(argv[3]), agencies = number_of(argv[4]);
  state = argc > 5 ? number_of(argv[5]) : 1;
  if (agencies > units || units > people) {
    fputs("generate: there are at most as many agencies as units, and units as people\n", stderr);
    return 2;
  }
  if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
    fprintf(stderr, "%s: %s\n", folder, strerror(errno));
    return 2;
  }
  write_text(folder, "circular.yaml", circular);
  write_text(folder, "organisation.yaml", organisation);
  write_units(folder, units, agencies);
  uint32_t *sizes = share_people(people, units);
  write_people(folder, sizes, units);
  free(sizes);
  return 0;
}
