#include "peer.h"
#include "claims.h"
#include "mip.h"
#include "provable.h"
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* A way for a person to spend a day. The first, which is that of the roster there is, has no column: it is what they do
 * as long as they make no move. */
struct choice {
  enum mode mode;
  int shift, column;
};

enum { MAX_CHOICES = 12 };
struct choices {
  int count;
  struct choice items[MAX_CHOICES];
};

struct peer {
  const struct trial *trial;
  const struct instance *it;
  const struct day_plan *plans; /* the roster there is, or NULL */
  struct mip *mip;
  struct choices choices[MAX_DAYS][MAX_PEOPLE];
  struct sum row, objective;
};

/* What choices a row counts. */
struct counted_choices {
  enum counted counted;
  int shift;  /* in it, or in none; 0: in whatever shift */
  int minute; /* there at that time; NOTHING: at any */
  bool only;  /* of a shift: not those in none */
};
static const struct counted_choices in_office = {COUNTED_WFO, 0, NOTHING, false};

static bool is_there(const struct shift *shift, int minute) {
  return !shift || (shift->start <= minute && (shift->end == 0 || minute < shift->end));
}

static bool counts(const struct peer *peer, int day, int person, const struct choice *choice,
                   const struct counted_choices *what) {
  if (!is_counted(what->counted, choice->mode)) return false;
  if (what->shift > 0 && choice->shift != what->shift && (what->only || choice->shift != 0)) return false;
  return what->minute == NOTHING ||
         is_there(shift_of(peer->it, &peer->trial->laws[day], person, choice->shift), what->minute);
}

static void add_choices(struct peer *peer, struct sum *sum, int day, int person, const struct counted_choices *what,
                        long weight) {
  const struct choices *choices = &peer->choices[day][person];
  long before = counts(peer, day, person, &choices->items[0], what);
  sum->constant += weight * before;
  for (int i = 1; i < choices->count; i++) {
    long after = counts(peer, day, person, &choices->items[i], what);
    if (after != before) sum_add(sum, choices->items[i].column, weight * (after - before));
  }
}

static void make_choices(struct peer *peer, int day, int person) {
  const struct day_law *law = &peer->trial->laws[day];
  const struct day_plan *plan = peer->plans ? &peer->plans[day] : NULL;
  struct choices *choices = &peer->choices[day][person];
  choices->count = 0;
  for (int mode = MODE_NO_ROW; mode < MODE_COUNT; mode++)
    for (int shift = 0; shift <= SHIFT_COUNT; shift++) {
      if (!law_allows(peer->it, law, person, (enum mode)mode, shift)) continue;
      struct choice choice = {(enum mode)mode, shift, NOTHING}, *first = &choices->items[0];
      bool is_now = plan && plan->modes[person] == choice.mode && plan->shifts[person] == shift;
      struct choice *last = &choices->items[choices->count++];
      *last = choice;
      if (!is_now) continue;
      *last = *first;
      *first = choice;
    }
  sum_clear(&peer->row);
  for (int i = 1; i < choices->count; i++) {
    choices->items[i].column = mip_column(peer->mip, true);
    sum_add(&peer->row, choices->items[i].column, 1);
  }
  if (choices->count > 2) mip_row(peer->mip, &peer->row, LONG_MIN, 1);
}

static void end_row(struct peer *peer, bool is_max, int number) {
  mip_row(peer->mip, &peer->row, is_max ? LONG_MIN : number, is_max ? number : LONG_MAX);
}

static void add_members(struct peer *peer, int day, people members, const struct counted_choices *what) {
  sum_clear(&peer->row);
  for (int p = 0; p < peer->it->person_count; p++)
    if (members >> p & 1) add_choices(peer, &peer->row, day, p, what, 1);
}

/* At whatever time somebody may come. */
static void add_capacity(struct peer *peer, int day, const struct limit *limit) {
  struct counted_choices what = in_office;
  bool done[24 * 60] = {false}, any = false;
  for (int p = 0; p < peer->it->person_count; p++)
    for (int s = 1; s <= SHIFT_COUNT; s++) {
      const struct shift *shift = shift_of(peer->it, &peer->trial->laws[day], p, s);
      if (!shift || !(limit->members >> p & 1) || done[shift->start]) continue;
      what.minute = shift->start;
      add_members(peer, day, limit->members, &what);
      end_row(peer, true, limit->number);
      done[shift->start] = any = true;
    }
  if (any) return;
  add_members(peer, day, limit->members, &in_office);
  end_row(peer, true, limit->number);
}

static void add_limit(struct peer *peer, int day, const struct limit *limit) {
  struct counted_choices what = {limit->counted, limit->shift, NOTHING, false};
  if (limit->rule == NOTHING) {
    add_capacity(peer, day, limit);
    return;
  }
  add_members(peer, day, limit->members, &what);
  end_row(peer, limit->is_max, limit->number);
}

static void add_span(struct peer *peer, const struct span *span) {
  struct counted_choices what = {span->counted, 0, NOTHING, false};
  sum_clear(&peer->row);
  for (int d = 0; d < peer->it->day_count; d++)
    if (span->days >> d & 1) add_choices(peer, &peer->row, d, span->person, &what, 1);
  end_row(peer, span->is_max, span->number);
}

static int monday_of(const struct instance *it, int day) {
  return it->days[day] - day_weekday(it->days[day]);
}

/* Two who rotate together are both in or both out. */
static void add_pair(struct peer *peer, int day, int person, int other_day, int other) {
  sum_clear(&peer->row);
  add_choices(peer, &peer->row, day, person, &in_office, 1);
  add_choices(peer, &peer->row, other_day, other, &in_office, -1);
  mip_row(peer->mip, &peer->row, 0, 0);
}

static bool same_team(const struct instance *it, int p, int q) {
  const struct person *one = &it->people[p], *other = &it->people[q];
  return one->team != NOTHING && one->team == other->team && one->unit == other->unit;
}

/* Each free person-day with the last before it that goes with it. */
static void add_turns(struct peer *peer, int day, int person) {
  const struct instance *it = peer->it;
  const struct day_law *laws = peer->trial->laws;
  if (!(laws[day].free >> person & 1)) return;
  for (int q = person - 1; q >= 0 && it->rotate == ROTATE_TEAM; q--)
    if (laws[day].free >> q & 1 && same_team(it, person, q)) {
      add_pair(peer, day, person, day, q);
      return;
    }
  for (int d = day - 1; d >= 0 && it->rotate == ROTATE_WEEK && monday_of(it, d) == monday_of(it, day); d--)
    if (laws[d].free >> person & 1) {
      add_pair(peer, day, person, d, person);
      return;
    }
}

static void add_law(struct peer *peer) {
  const struct instance *it = peer->it;
  const struct trial *trial = peer->trial;
  for (int d = 0; d < it->day_count; d++)
    for (int p = 0; p < it->person_count; p++) make_choices(peer, d, p);
  for (int d = 0; d < it->day_count; d++) {
    for (int i = 0; i < trial->laws[d].limit_count; i++) add_limit(peer, d, &trial->laws[d].limits[i]);
    for (int p = 0; p < it->person_count; p++) add_turns(peer, d, p);
  }
  for (int i = 0; i < trial->spans.count; i++) add_span(peer, &trial->spans.items[i]);
}

/* The square of what the row counts, before and beside it another number, joins the objective: a column for each unit
 * more, and for each unit less. */
static void add_square(struct peer *peer, long beside, long weight) {
  struct sum *row = &peer->row;
  long now = row->constant, up = 0, down = 0;
  for (int i = 0; i < row->count; i++) {
    long coefficient = row->coefficients[row->columns[i]];
    if (coefficient > 0)
      up += coefficient;
    else
      down -= coefficient;
  }
  for (long k = 1; k <= up; k++) {
    int column = mip_column(peer->mip, false);
    sum_add(row, column, -1);
    sum_add(&peer->objective, column, weight * (2 * (beside + now + k) - 1));
  }
  for (long k = 1; k <= down; k++) {
    int column = mip_column(peer->mip, false);
    sum_add(row, column, 1);
    sum_add(&peer->objective, column, -weight * (2 * (beside + now - k) + 1));
  }
  if (up + down > 0) mip_row(peer->mip, row, now, now);
}

static bool goes_against(const struct day_law *law, int person, enum mode mode, enum promise promise) {
  static const enum mode wished[] = {
      [DUTY_WFO] = MODE_WFO, [DUTY_WFH] = MODE_WFH, [DUTY_WFA] = MODE_WFA, [DUTY_OFF] = MODE_OFF};
  enum duty wish = law->wishes[person];
  bool granted = wish != DUTY_NONE && mode == wished[wish];
  if (promise == WISHES) return wish != DUTY_NONE && !granted;
  if (promise == FILL) return law->least >> person & 1 ? mode == MODE_WFO : mode != MODE_WFO;
  return !granted && (mode == MODE_WFA || mode == MODE_OFF);
}

static void add_person_day(struct peer *peer, int day, int person, enum promise promise) {
  const struct day_law *law = &peer->trial->laws[day];
  const struct choices *choices = &peer->choices[day][person];
  if (!(law->free >> person & 1)) return;
  long before = goes_against(law, person, choices->items[0].mode, promise);
  for (int i = 1; i < choices->count; i++) {
    long after = goes_against(law, person, choices->items[i].mode, promise);
    if (after != before) sum_add(&peer->objective, choices->items[i].column, after - before);
  }
}

static long common_multiple(long a, long b) {
  long x = a, y = b;
  while (y > 0) {
    long rest = x % y;
    x = y;
    y = rest;
  }
  return a / x * b;
}

static void add_shares(struct peer *peer) {
  const struct instance *it = peer->it;
  int n[MAX_PEOPLE];
  long scale = 1;
  for (int p = 0; p < it->person_count; p++) n[p] = it->history[p].days;
  for (int d = 0; d < it->day_count; d++) days_present(it, peer->trial->laws[d].fixed, peer->trial->laws[d].free, n);
  for (int p = 0; p < it->person_count; p++)
    if (n[p] > 0) scale = common_multiple(scale, n[p]);
  for (int p = 0; p < it->person_count; p++) {
    sum_clear(&peer->row);
    for (int d = 0; d < it->day_count; d++) add_choices(peer, &peer->row, d, p, &in_office, 1);
    if (n[p] > 0) add_square(peer, it->history[p].wfo, scale / n[p]);
  }
}

/* Each agency on each day: in whatever shift, or in one. */
static void add_agencies(struct peer *peer, int shift) {
  const struct instance *it = peer->it;
  struct counted_choices what = {COUNTED_WFO, shift, NOTHING, true};
  for (int d = 0; d < it->day_count; d++)
    for (int agency = 0; agency < it->unit_count; agency++) {
      if (it->units[agency].parent != NOTHING) continue;
      sum_clear(&peer->row);
      for (int p = 0; p < it->person_count; p++)
        if (person_agency(it, p) == agency) add_choices(peer, &peer->row, d, p, &what, 1);
      add_square(peer, 0, 1);
    }
}

static void add_weeks(struct peer *peer) {
  const struct instance *it = peer->it;
  for (int p = 0; p < it->person_count; p++)
    for (int d = 0, end; d < it->day_count; d = end) {
      sum_clear(&peer->row);
      for (end = d; end < it->day_count && monday_of(it, end) == monday_of(it, d); end++)
        add_choices(peer, &peer->row, end, p, &in_office, 1);
      add_square(peer, 0, 1);
    }
}

static void set_objective(struct peer *peer, enum promise promise) {
  sum_clear(&peer->objective);
  for (int d = 0; d < peer->it->day_count && promise <= ELSEWHERE; d++)
    for (int p = 0; p < peer->it->person_count; p++) add_person_day(peer, d, p, promise);
  if (promise == FAIR) add_shares(peer);
  if (promise == LEVEL) add_agencies(peer, 0);
  if (promise == EVEN) add_weeks(peer);
  for (int shift = 1; promise == SPREAD && shift <= SHIFT_COUNT; shift++) add_agencies(peer, shift);
}

static void read_moves(const struct peer *peer, const bool *taken, struct day_plan plans[MAX_DAYS]) {
  for (int d = 0; d < peer->it->day_count; d++) {
    plans[d] = (struct day_plan){0};
    for (int p = 0; p < peer->it->person_count; p++) {
      const struct choices *choices = &peer->choices[d][p];
      const struct choice *made = &choices->items[0];
      for (int i = 1; i < choices->count; i++)
        if (taken[choices->items[i].column]) made = &choices->items[i];
      plans[d].modes[p] = made->mode;
      plans[d].shifts[p] = made->shift;
    }
  }
}

static void open_peer(struct peer *peer, const struct trial *trial, const struct day_plan *plans) {
  peer->trial = trial;
  peer->it = &trial->instance;
  peer->plans = plans;
  peer->mip = mip_new();
  add_law(peer);
}

static enum answer find_lawful(struct peer *peer, const struct trial *trial) {
  static struct day_plan plans[MAX_DAYS];
  static bool taken[MAX_COLUMNS];
  open_peer(peer, trial, NULL);
  enum answer answer = mip_any(peer->mip, taken);
  if (answer == ANSWER_FOUND) {
    read_moves(peer, taken, plans);
    if (law_broken(peer->it, trial->laws, &trial->spans, plans)) answer = ANSWER_GIVEN_UP;
  }
  mip_free(peer->mip);
  return answer;
}

/* Does another roster do better, and in this promise first? */
static bool is_better(const struct reached *best, const struct reached *reached, enum promise promise) {
  for (int i = 0; i < (int)promise; i++)
    if (best->sums[i] != reached->sums[i]) return false;
  return best->sums[promise] < reached->sums[promise];
}

static struct reached reached_in(const struct trial *trial, const struct day_plan plans[MAX_DAYS]) {
  struct stretch stretch = trial_first_stretch(&trial->instance);
  return reached_by(&trial->instance, trial->laws, &trial->spans, &stretch, plans);
}

/* Is there a better roster than this one? Promise after promise is kept as it is while the next is made less. */
static enum answer find_better(struct peer *peer, const struct trial *trial, const struct day_plan plans[MAX_DAYS],
                               struct reached *best) {
  static struct day_plan found[MAX_DAYS];
  static bool taken[MAX_COLUMNS];
  struct reached reached = reached_in(trial, plans);
  enum answer answer = ANSWER_NONE;
  open_peer(peer, trial, plans);
  for (enum promise promise = WISHES; promise < PROMISES && answer == ANSWER_NONE; promise++) {
    set_objective(peer, promise);
    answer = mip_less(peer->mip, &peer->objective, taken);
    mip_row(peer->mip, &peer->objective, LONG_MIN, 0);
    if (answer != ANSWER_FOUND) continue;
    read_moves(peer, taken, found);
    *best = reached_in(trial, found);
    bool is_lawful = !law_broken(peer->it, trial->laws, &trial->spans, found);
    if (!is_lawful || !is_better(best, &reached, promise)) answer = ANSWER_GIVEN_UP;
  }
  mip_free(peer->mip);
  return answer;
}

/* Another choice for one person on one day; false where that breaks the law. */
static bool worsen(struct trial *trial, const struct reached *reached, struct day_plan plans[MAX_DAYS]) {
  const struct instance *it = &trial->instance;
  int d = random_below(&trial->random, it->day_count), p = random_below(&trial->random, it->person_count);
  memcpy(plans, trial->plans, sizeof trial->plans);
  plans[d].modes[p] = plans[d].modes[p] == MODE_WFO ? MODE_WFH : MODE_WFO;
  plans[d].shifts[p] = 0;
  while (plans[d].modes[p] == MODE_WFO && plans[d].shifts[p] < SHIFT_COUNT &&
         !law_allows(it, &trial->laws[d], p, MODE_WFO, plans[d].shifts[p]))
    plans[d].shifts[p]++;
  if (law_broken(it, trial->laws, &trial->spans, plans)) return false;
  struct reached worse = reached_in(trial, plans);
  return reached_compare(&worse, reached) > 0;
}

/* Does the peer see it where a roster is not the best? */
static bool check_sight(struct trial *trial, struct peer *peer) {
  static struct day_plan plans[MAX_DAYS];
  struct reached reached = reached_in(trial, trial->plans), best;
  for (int i = 0; i < 10; i++)
    if (worsen(trial, &reached, plans))
      return find_better(peer, trial, plans, &best) != ANSWER_NONE ||
             trial_fail(trial, "the peer finds nothing better than a roster that is made worse");
  return true;
}

/* What the peer has found is a roster, and judged as one: that it is better does not rest on the solver. */
static bool check_plan(struct trial *trial, struct peer *peer, struct peer_tally *tally) {
  struct reached best, reached = reached_in(trial, trial->plans);
  bool hard = is_hard(&trial->instance, trial->laws, &trial->spans);
  struct claims claims = claims_read(trial->outcome.text);
  if (!hard && !claims_prove_all(&claims))
    return trial_fail(trial, "contract 9 has this proved, and the text does not");
  if (!claims_add_up(&claims, &reached, trial->wrong)) return false;
  enum answer answer = find_better(peer, trial, trial->plans, &best);
  tally->must_be_proved += !hard;
  tally->proved += claims_prove_all(&claims);
  tally->agreed += answer == ANSWER_NONE;
  tally->given_up += answer == ANSWER_GIVEN_UP;
  /* It is better, and need not be the best: where they part is all that it tells. */
  int parted = WISHES;
  while (answer == ANSWER_FOUND && parted < PROMISES - 1 && reached.sums[parted] == best.sums[parted]) parted++;
  if (answer == ANSWER_FOUND && !claims_kept(&claims, &reached, &best, parted + 1, trial->wrong)) return false;
  return !chance(&trial->random, 20) || check_sight(trial, peer);
}

static bool check_conflict(struct trial *trial, struct peer *peer, struct peer_tally *tally) {
  enum answer answer = find_lawful(peer, trial);
  tally->conflicts_given_up += answer == ANSWER_GIVEN_UP;
  return answer != ANSWER_FOUND || trial_fail(trial, "plan tells of a conflict, and the peer has a lawful roster");
}

enum verdict peer_run(struct trial *trial, struct peer_tally *tally) {
  static struct peer peer;
  trial_plan(trial, false, &trial->outcome);
  switch (trial->outcome.status) {
  case WFA_OK:
    return trial_check_lawful(trial) && check_plan(trial, &peer, tally) ? PLANNED : FAILED;
  case WFA_CONFLICT:
    return check_conflict(trial, &peer, tally) ? CONFLICT : FAILED;
  default:
    trial_fail(trial, "plan answers %d", (int)trial->outcome.status);
    return FAILED;
  }
}

void peer_print(const struct peer_tally *tally) {
  printf(
      "%d said to be optimal (%d must be); the peer agrees on %d to the last promise, and gives up on %d plans and %d "
      "conflicts\n",
      tally->proved, tally->must_be_proved, tally->agreed, tally->given_up, tally->conflicts_given_up);
}
