#include "base/parallel.h"
#include "rules/law.h"
#include "rules/match.h"

/* The day sets of one standing, which compare and hash as one. */
struct known {
  const uint64_t *words;
  uint64_t hash;
};

/* Some of the people on the way to their standings. */
struct cascade {
  struct law *law;
  struct arena *arena;
  uint32_t first, end; /* people */
  struct match_context context;
  struct matcher **matchers; /* by rule number; none for rest */
  struct matcher **scopes;   /* by circular */
  dayset *effects;           /* of the person at hand, as in struct standing */
  dayset scope, touched;
  dayset *unsectored; /* by circular */
  LIST(struct known) known;
  uint32_t *table; /* open addressing: a number of known + 1 */
  size_t table_size;
};

static void match_sectors(struct cascade *cascade, const struct circular *circular, size_t first, uint32_t person) {
  const struct window *window = &cascade->law->window;
  for (size_t r = 0; r < circular->sector_count; r++) {
    dayset days = cascade->context.rule_days[first + r];
    if (circular->rules[r].rest) continue;
    matcher_days(cascade->matchers[first + r], &cascade->context, person, days);
    dayset_keep(window, days, cascade->scope);
    for (size_t earlier = 0; earlier < r; earlier++)
      if (!circular->rules[earlier].rest) dayset_drop(window, cascade->context.rule_days[first + earlier], days);
  }
  for (size_t r = 0; r < circular->sector_count; r++) {
    if (!circular->rules[r].rest) continue;
    dayset rest = cascade->context.rule_days[first + r];
    dayset_copy(window, rest, cascade->scope);
    for (size_t other = 0; other < circular->sector_count; other++)
      if (other != r) dayset_drop(window, rest, cascade->context.rule_days[first + other]);
  }
}

static void keep_when(const struct window *window, const struct when *when, dayset days) {
  if (when->at.line == 0) return;
  for (size_t d = dayset_next(window, days, 0); d < window->count; d = dayset_next(window, days, d + 1))
    if (!when_holds(when, window->days[d])) days[d / 64] &= ~(UINT64_C(1) << (d % 64));
}

static void match_circular(struct cascade *cascade, uint32_t c, uint32_t person) {
  const struct law *law = cascade->law;
  const struct window *window = &law->window;
  const struct circular *circular = &law->model->circulars.items[c];
  size_t first = law->first_rule[c];
  matcher_days(cascade->scopes[c], &cascade->context, person, cascade->scope);
  match_sectors(cascade, circular, first, person);
  for (size_t r = circular->sector_count; r < circular->rule_count; r++) {
    matcher_days(cascade->matchers[first + r], &cascade->context, person, cascade->context.rule_days[first + r]);
    dayset_keep(window, cascade->context.rule_days[first + r], cascade->scope);
  }
  for (size_t r = 0; r < circular->rule_count; r++) {
    dayset_copy(window, cascade->effects[first + r], cascade->context.rule_days[first + r]);
    dayset_keep(window, cascade->effects[first + r], window->in_force[c]);
    keep_when(window, &circular->rules[r].when, cascade->effects[first + r]);
    if (law->left_out && law->left_out[first + r]) dayset_clear(window, cascade->effects[first + r]);
  }
  dayset_keep(window, cascade->scope, window->in_force[c]);
  dayset_join(window, cascade->touched, cascade->scope);
  if (circular->sector_count == 0) return;
  for (size_t r = 0; r < circular->sector_count; r++)
    dayset_drop(window, cascade->scope, cascade->context.rule_days[first + r]);
  dayset_copy(window, cascade->unsectored[c], cascade->scope);
}

/* The day sets that make a standing: those of the rules, then touched, then unsectored of each circular. */
static size_t set_count(const struct law *law) {
  return law->roster->rule_count + 1 + law->model->circulars.count;
}

static size_t word_count(const struct law *law) {
  return set_count(law) * law->window.word_count;
}

static uint64_t hash_words(const uint64_t *words, size_t count) {
  uint64_t hash = 14695981039346656037U; /* FNV-1a, by words */
  for (size_t w = 0; w < count; w++) hash = (hash ^ words[w]) * 1099511628211U;
  return hash ^ hash >> 29;
}

/* One piece of memory for all day sets. */
static dayset *daysets_new(const struct law *law, size_t count, struct arena *arena) {
  dayset *sets = arena_array(arena, dayset, count);
  uint64_t *words = arena_array(arena, uint64_t, count * law->window.word_count);
  for (size_t i = 0; i < count; i++) sets[i] = words + i * law->window.word_count;
  return sets;
}

static enum mode duty_mode(enum duty duty) {
  return duty == DUTY_WFO ? MODE_WFO : duty == DUTY_WFH ? MODE_WFH : duty == DUTY_WFA ? MODE_WFA : MODE_OFF;
}

struct holding law_hold(const struct law *law, const struct standing *standing, size_t day) {
  struct holding holding = {0};
  for (size_t r = 0; r < law->roster->rule_count; r++) {
    if (!dayset_has(standing->rule_days[r], day)) continue;
    const struct rule *rule = law->roster->rules[r];
    uint16_t number = (uint16_t)(r + 1);
    if (rule->duty != DUTY_NONE) holding.duty = rule->duty == DUTY_FREE ? 0 : number;
    if (rule->closes) holding.closure = number;
    if (rule->closes && !rule->is_private) holding.open_closure = number;
    if (rule->fill != FILL_NONE) holding.fill = number;
    if (rule->prefer != DUTY_NONE) holding.wish = number;
    if (rule->shift_count > 0) holding.shifts = number;
    if (!rule->is_private && (rule->bound_count > 0 || rule->prefer != DUTY_NONE)) holding.bound = number;
    for (int m = 0; m < 3; m++)
      if (rule->hours[m].given) holding.hours[m] = number;
  }
  return holding;
}

uint8_t cell_open(uint8_t cell, enum mode mode) {
  return cell_allows(cell, mode) ? cell : (uint8_t)(cell + (mode == MODE_WFA ? CELL_WFA : CELL_OFF));
}

int cell_against(uint8_t cell, enum mode mode) {
  enum duty wish = cell_wish(cell);
  bool wished = wish != DUTY_NONE && duty_mode(wish) == mode;
  bool elsewhere = (mode == MODE_WFA || mode == MODE_OFF) && !wished;
  return 9 * (wish != DUTY_NONE && !wished) + 3 * (cell_fills_least(cell) == (mode == MODE_WFO)) + elsewhere;
}

static uint8_t settle(const struct law *law, const struct holding *holding) {
  enum duty duty = holding->duty ? law->roster->rules[holding->duty - 1]->duty : DUTY_NONE;
  if (holding->closure) return duty == DUTY_WFA || duty == DUTY_OFF ? (uint8_t)duty_mode(duty) : MODE_WFH;
  if (holding->duty) return (uint8_t)duty_mode(duty);
  const struct rule *const *rules = law->roster->rules;
  enum duty wish = holding->wish ? rules[holding->wish - 1]->prefer : DUTY_NONE;
  bool least = holding->fill && rules[holding->fill - 1]->fill == FILL_LEAST;
  return cell_free(wish, least);
}

uint16_t holding_decider(const struct holding *holding, uint8_t cell) {
  return holding->closure && (cell == MODE_WFH || !holding->duty) ? holding->closure : holding->duty;
}

bool holding_is_hidden(const struct law *law, const struct holding *holding, uint8_t cell) {
  uint16_t decider = holding_decider(holding, cell);
  return decider && law->roster->rules[decider - 1]->is_private;
}

/* Contract 12, the rule column. */
static uint16_t decide(const struct law *law, const struct holding *holding, uint8_t cell) {
  uint16_t decider = holding_decider(holding, cell);
  uint16_t number = holding->bound;
  if (decider && !holding_is_hidden(law, holding, cell))
    number = holding->open_closure ? holding->open_closure : decider;
  return number ? (uint16_t)(number - 1 + DECIDED_RULE) : DECIDED_NORMAL;
}

static void settle_days(struct law *law, struct standing *standing) {
  size_t days = law->window.count;
  standing->duties = arena_array(law->arena, uint16_t, days);
  standing->closed = arena_array(law->arena, bool, days);
  standing->cells = arena_array(law->arena, uint8_t, days);
  standing->reasons = arena_array(law->arena, struct reason, days);
  for (size_t d = 0; d < days; d++) {
    struct holding holding = law_hold(law, standing, d);
    standing->duties[d] = holding.duty;
    standing->closed[d] = holding.closure != 0;
    standing->cells[d] = dayset_has(standing->touched, d) ? settle(law, &holding) : MODE_WFO;
    standing->reasons[d].decided = decide(law, &holding, standing->cells[d]);
    for (int m = 0; m < 3; m++) standing->reasons[d].hours[m] = holding.hours[m];
    if (dayset_has(standing->touched, d)) standing->reasons[d].shifts = holding.shifts;
  }
}

static void grow_table(struct cascade *cascade) {
  cascade->table_size *= 2;
  cascade->table = arena_array(cascade->arena, uint32_t, cascade->table_size);
  for (uint32_t k = 0; k < cascade->known.count; k++) {
    size_t at = cascade->known.items[k].hash & (cascade->table_size - 1);
    while (cascade->table[at]) at = (at + 1) & (cascade->table_size - 1);
    cascade->table[at] = k + 1;
  }
}

/* The number of these day sets among those known, new ones last. */
static uint32_t number_of(struct cascade *cascade, const uint64_t *words) {
  size_t count = word_count(cascade->law);
  uint64_t hash = hash_words(words, count);
  if (cascade->known.count * 2 >= cascade->table_size) grow_table(cascade);
  size_t at = hash & (cascade->table_size - 1);
  for (; cascade->table[at]; at = (at + 1) & (cascade->table_size - 1)) {
    const struct known *known = &cascade->known.items[cascade->table[at] - 1];
    if (known->hash == hash && memcmp(known->words, words, count * sizeof *words) == 0) return cascade->table[at] - 1;
  }
  uint64_t *kept = arena_array(cascade->arena, uint64_t, count);
  memcpy(kept, words, count * sizeof *words);
  *list_push(cascade->arena, &cascade->known) = (struct known){kept, hash};
  cascade->table[at] = (uint32_t)cascade->known.count;
  return (uint32_t)cascade->known.count - 1;
}

static void add_standing(struct law *law, const uint64_t *words) {
  struct standing *standing = list_push(law->arena, &law->standings);
  standing->rule_days = daysets_new(law, set_count(law), law->arena);
  memcpy(standing->rule_days[0], words, word_count(law) * sizeof *words);
  standing->touched = standing->rule_days[law->roster->rule_count];
  standing->unsectored = standing->rule_days + law->roster->rule_count + 1;
  settle_days(law, standing);
}

static void table_open(struct cascade *cascade, struct law *law) {
  cascade->law = law;
  cascade->arena = arena_new();
  cascade->table_size = 64;
  cascade->table = arena_array(cascade->arena, uint32_t, cascade->table_size);
}

static void cascade_open(struct cascade *cascade, struct law *law) {
  struct model *model = law->model;
  size_t rules = law->roster->rule_count;
  table_open(cascade, law);
  struct arena *arena = cascade->arena;
  cascade->context = (struct match_context){.model = model,
                                            .window = &law->window,
                                            .first_rule = law->first_rule,
                                            .rule_days = daysets_new(law, rules + 1, arena),
                                            .arena = arena};
  cascade->effects = daysets_new(law, set_count(law), arena);
  cascade->touched = cascade->effects[rules];
  cascade->unsectored = cascade->effects + rules + 1;
  cascade->scope = dayset_new(&law->window, arena);
  cascade->matchers = arena_array(arena, struct matcher *, rules);
  cascade->scopes = arena_array(arena, struct matcher *, model->circulars.count);
  for (size_t c = 0; c < model->circulars.count; c++)
    cascade->scopes[c] = matcher_new(&cascade->context, &model->circulars.items[c].scope, arena);
  for (size_t r = 0; r < rules; r++)
    if (!law->roster->rules[r]->rest)
      cascade->matchers[r] = matcher_new(&cascade->context, &law->roster->rules[r]->who, arena);
}

struct cascades {
  struct cascade parts[PARALLEL_PARTS];
  uint32_t *standing_of;
};

static void match_part(void *context, size_t number) {
  struct cascades *cascades = context;
  struct cascade *cascade = &cascades->parts[number];
  const struct law *law = cascade->law;
  for (uint32_t p = cascade->first; p < cascade->end; p++) {
    dayset_clear(&law->window, cascade->touched);
    for (uint32_t c = 0; c < law->model->circulars.count; c++) match_circular(cascade, c, p);
    cascades->standing_of[p] = number_of(cascade, cascade->effects[0]);
  }
}

/* The people of a part have the standings that all have. */
static void join_part(struct cascade *all, const struct cascade *part, uint32_t *standing_of) {
  uint32_t *numbers = arena_array(part->arena, uint32_t, part->known.count);
  for (size_t k = 0; k < part->known.count; k++) numbers[k] = number_of(all, part->known.items[k].words);
  for (uint32_t p = part->first; p < part->end; p++) standing_of[p] = numbers[standing_of[p]];
}

void law_cascade(struct law *law, uint32_t *standing_of) {
  struct cascades cascades = {.standing_of = standing_of};
  struct cascade all = {.law = law};
  size_t people = law->model->world.people.count, parts = parallel_parts(law->model->jobs);
  for (size_t i = 0; i < parts; i++) {
    cascade_open(&cascades.parts[i], law);
    cascades.parts[i].first = (uint32_t)(people * i / parts);
    cascades.parts[i].end = (uint32_t)(people * (i + 1) / parts);
  }
  parallel_run(law->model->jobs, parts, match_part, &cascades);
  table_open(&all, law);
  for (size_t i = 0; i < parts; i++) {
    join_part(&all, &cascades.parts[i], standing_of);
    arena_free(cascades.parts[i].arena);
  }
  for (size_t k = 0; k < all.known.count; k++) add_standing(law, all.known.items[k].words);
  arena_free(all.arena);
}
