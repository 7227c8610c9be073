#include "rules/law.h"
#include "rules/match.h"

struct cascade {
  struct law *law;
  struct match_context context;
  struct matcher **matchers; /* by rule number; none for rest */
  struct matcher **scopes;   /* by circular */
  dayset *effects;           /* of the person at hand, as in struct standing */
  dayset scope, touched;
  dayset *unsectored; /* by circular */
  uint32_t *table;    /* open addressing: standing + 1 */
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

static uint64_t hash_days(const struct cascade *cascade) {
  uint64_t hash = 14695981039346656037U; /* FNV-1a, by words */
  size_t words = set_count(cascade->law) * cascade->law->window.word_count;
  for (size_t w = 0; w < words; w++) hash = (hash ^ cascade->effects[0][w]) * 1099511628211U;
  return hash ^ hash >> 29;
}

static bool same_days(const struct cascade *cascade, const struct standing *standing) {
  size_t words = set_count(cascade->law) * cascade->law->window.word_count;
  return memcmp(cascade->effects[0], standing->rule_days[0], words * sizeof(uint64_t)) == 0;
}

/* One piece of memory for all day sets, so that they compare and hash as one. */
static dayset *daysets_new(const struct law *law, size_t count) {
  dayset *sets = arena_array(law->arena, dayset, count);
  uint64_t *words = arena_array(law->arena, uint64_t, count * law->window.word_count);
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

static void grow_table(struct cascade *cascade, const uint64_t *hashes) {
  cascade->table_size *= 2;
  cascade->table = arena_array(cascade->law->arena, uint32_t, cascade->table_size);
  for (uint32_t s = 0; s < cascade->law->standings.count; s++) {
    size_t at = hashes[s] & (cascade->table_size - 1);
    while (cascade->table[at]) at = (at + 1) & (cascade->table_size - 1);
    cascade->table[at] = s + 1;
  }
}

typedef LIST(uint64_t) hash_list;

/* The standing with the effects at hand, made when it is new. */
static uint32_t standing_with_effects(struct cascade *cascade, hash_list *hashes) {
  struct law *law = cascade->law;
  uint64_t hash = hash_days(cascade);
  if (law->standings.count * 2 >= cascade->table_size) grow_table(cascade, hashes->items);
  size_t at = hash & (cascade->table_size - 1);
  for (; cascade->table[at]; at = (at + 1) & (cascade->table_size - 1)) {
    uint32_t s = cascade->table[at] - 1;
    if (hashes->items[s] == hash && same_days(cascade, &law->standings.items[s])) return s;
  }
  struct standing *standing = list_push(law->arena, &law->standings);
  standing->rule_days = daysets_new(law, set_count(law));
  memcpy(standing->rule_days[0], cascade->effects[0], set_count(law) * law->window.word_count * sizeof(uint64_t));
  standing->touched = standing->rule_days[law->roster->rule_count];
  standing->unsectored = standing->rule_days + law->roster->rule_count + 1;
  settle_days(law, standing);
  *list_push(law->arena, hashes) = hash;
  cascade->table[at] = (uint32_t)law->standings.count;
  return (uint32_t)law->standings.count - 1;
}

static void cascade_open(struct cascade *cascade) {
  struct law *law = cascade->law;
  struct model *model = law->model;
  size_t rules = law->roster->rule_count;
  cascade->context = (struct match_context){
      .model = model, .window = &law->window, .first_rule = law->first_rule, .rule_days = daysets_new(law, rules + 1)};
  cascade->effects = daysets_new(law, set_count(law));
  cascade->touched = cascade->effects[rules];
  cascade->unsectored = cascade->effects + rules + 1;
  cascade->scope = dayset_new(&law->window, law->arena);
  cascade->matchers = arena_array(law->arena, struct matcher *, rules);
  cascade->scopes = arena_array(law->arena, struct matcher *, model->circulars.count);
  for (size_t c = 0; c < model->circulars.count; c++)
    cascade->scopes[c] = matcher_new(&cascade->context, &model->circulars.items[c].scope, law->arena);
  for (size_t r = 0; r < rules; r++)
    if (!law->roster->rules[r]->rest)
      cascade->matchers[r] = matcher_new(&cascade->context, &law->roster->rules[r]->who, law->arena);
  cascade->table_size = 64;
  cascade->table = arena_array(law->arena, uint32_t, cascade->table_size);
}

void law_cascade(struct law *law, uint32_t *standing_of) {
  struct cascade cascade = {.law = law};
  hash_list hashes = {0};
  cascade_open(&cascade);
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    dayset_clear(&law->window, cascade.touched);
    for (uint32_t c = 0; c < law->model->circulars.count; c++) match_circular(&cascade, c, p);
    standing_of[p] = standing_with_effects(&cascade, &hashes);
  }
}
