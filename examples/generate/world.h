/* What the generator of the examples is told of an example: its offices as they are, and how its people are thrown.
 * Each example has its own in tables.c. */
#ifndef GENERATE_WORLD_H
#define GENERATE_WORLD_H

#include <stddef.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Which posts an office has, and how many women. */
enum work {
  OFFICE,
  FINANCE,
  TAX,
  HEALTH,
  PATROL,
  TRAFFIC,
  RESCUE,
  SCHOOL,
  COUNTER,
  DIGITAL,
  ROADS,
  FARMS,
  FISHERY,
  FOREST,
  SOCIAL,
  LABOUR,
  TRADE,
  AUDIT,
  LIBRARY,
  WORKS,
  TEACHING,
  STATISTICS,
  DISTRICT,
  PRISON,
  BORDER,
  LAW
};

/* sections: '/' begins a section of the office, '>' a part of the section before; the first word is the kind. */
struct office {
  const char *id, *name, *parent, *kind, *place, *region, *week, *aliases;
  const char *head; /* NULL: Kepala and the name */
  enum work work;
  int people;           /* with its sections, without other offices below; 0: a roof without anybody of its own */
  const char *sections; /* NULL as "" */
  const char *echelon;  /* of the head; NULL: as heads of its kind are */
};

#define SECRETARIAT                                                                                                    \
  "/Sekretariat>Subbagian Umum dan Kepegawaian>Subbagian Keuangan>Subbagian Program, Evaluasi dan Pelaporan"
#define TATA_USAHA "/Subbagian Tata Usaha"
#define BRANCH(id, name, parent, kind, place, region, work, people, sections)                                          \
  { id, name, parent, kind, place, region, "", "", NULL, work, people, sections, NULL }
/* A roof: a government above its agencies. */
#define GOVERNMENT(id, name, kind, region)                                                                             \
  { id, name, "", kind, "", region, "", "", NULL, OFFICE, 0, NULL, NULL }
#define HEADED(id, name, parent, kind, place, region, head, echelon, work, people, sections)                           \
  { id, name, parent, kind, place, region, "", "", head, work, people, sections, echelon }

struct region {
  const char *id, *name; /* of offices; of who lives there */
};

enum who { ANYBODY, MOTHERS };

/* shortest and longest in days of the calendar; weight: how often among a hundred. */
struct absence_habit {
  const char *kind;
  int shortest, longest, weight;
  enum who who;
};

/* Of a hundred people to whom it may happen so many have it. */
struct tag {
  const char *name;
  int percent;
  enum who who;
};

struct day {
  int year, month, day;
};

struct world {
  const char *folder;
  uint64_t seed;
  int year; /* in which the people have their ages */
  const struct office *offices;
  size_t office_count;
  const struct region *regions;
  size_t region_count;
  size_t near; /* the first of the regions, where neighbours live too; 0: everybody lives where they work */
  int people;  /* what the offices must add up to */
  const struct tag *tags;
  size_t tag_count;
  int non_asn;      /* of a hundred staff so many have no NIP; then employment and gender are columns */
  struct day first; /* of the days on which people may be absent */
  int days;
  int absent; /* of a hundred people; 0: no table of absences */
};

#define WORLD_OFFICES .offices = OFFICES, .office_count = COUNT(OFFICES)
#define WORLD_REGIONS .regions = REGIONS, .region_count = COUNT(REGIONS)
#define WORLD_TAGS .tags = TAGS, .tag_count = COUNT(TAGS)

extern const struct world BANTEN_2020_KLB, BANTEN_2022, BANTEN_2022_PESAN, BANTEN_2023, BABEL_2024, JABAR_2026,
    JAKARTA_2020, JAKARTA_2020_SEKDA, JAKARTA_2026, JATENG_2021, NASIONAL_2020_ZONA, NASIONAL_2021_PPKM_DARURAT,
    NASIONAL_2021_TABEL, NASIONAL_2026;

#endif
