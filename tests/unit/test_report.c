/* Rosters that have shifts, as they are written. */
#include "office.h"
#include "report/report.h"

static struct office *two_shifts(void) {
  struct office *office = office_open();
  struct rule *early = add_rule(office, "pagi-siang"), *late = add_rule(office, "malam"),
              *hours = add_rule(office, "jam");
  static struct shift shifts[] = {{.name = {"pagi", 4}, .hours = {true, 450, 900}},
                                  {.name = {"=siang, panjang", 15}, .hours = {true, 630, 1080}},
                                  {.name = {"pagi", 4}, .hours = {true, 480, 0}}};
  add_people(office, add_unit(office, "bkd", NONE, "badan"), 3);
  office->circular->in_force = office->circular->valid;
  early->shifts = &shifts[0];
  early->shift_count = 2;
  late->shifts = &shifts[2];
  late->shift_count = 1;
  for (int mode = 0; mode < 3; mode++) hours->hours[mode] = (struct hours){true, 470, 930};
  fill_days(office, MODE_WFO, 2);
  for (uint32_t person = 0; person < 3; person++) {
    struct reason *reasons = arena_array(office->model.arena, struct reason, 2);
    for (int day = 0; day < 2; day++)
      reasons[day] = (struct reason){.hours = {3, 3, 3}, .shifts = (uint16_t)(person == 2 ? 0 : person + 1)};
    office->roster->reasons[person] = reasons;
  }
  return office;
}
static void put_shift(struct office *office, uint32_t person, int day, uint8_t shift) {
  office->roster->shifts[person * office->roster->day_count + (size_t)day] = shift;
}

static void written(struct office *office, report_writer *writer) {
  struct view view = {.first = FIRST_DAY, .last = FIRST_DAY + 1, .unit = NONE, .columns = 80};
  struct buf out;
  buf_open(&out, NULL, NULL);
  writer(office->roster, &view, &out);
  size_t length = buf_view(&out).len;
  assert_true(length < sizeof office->report);
  memcpy(office->report, buf_view(&out).ptr, length);
  office->report[length] = '\0';
  buf_close(&out);
}

static void a_shift_stands_in_the_long_csv_with_its_own_hours(void **state) {
  (void)state;
  struct office *office = two_shifts();
  put_shift(office, 0, MON, 1);
  put_shift(office, 0, TUE, 2);
  put_shift(office, 1, MON, 1);
  put(office, 1, TUE, MODE_WFH);
  written(office, report_csv);
  says(office, "2022-01-31,198001012005011001,,bkd,bkd,,WFO,pagi,07:30-15:00,,normal\n");
  says(office, "2022-02-01,198001012005011001,,bkd,bkd,,WFO,\"'=siang, panjang\",10:30-18:00,,normal\n");
  says(office, "2022-01-31,198001012005011002,,bkd,bkd,,WFO,pagi,08:00-,,normal\n");
  says(office, "2022-02-01,198001012005011002,,bkd,bkd,,WFH,,07:50-15:30,,normal\n");
  says(office, "2022-01-31,198001012005011003,,bkd,bkd,,WFO,,07:50-15:30,,normal\n");
  written(office, report_csv_wide);
  says(office, "198001012005011001,,bkd,bkd,WFO,WFO,2,0,0\n");
  office_close(office);
}

static void the_text_names_shifts_and_counts_who_is_in_them(void **state) {
  (void)state;
  struct office *office = two_shifts();
  put_shift(office, 0, MON, 1);
  put_shift(office, 0, TUE, 2);
  put_shift(office, 1, MON, 1);
  put(office, 1, TUE, MODE_WFH);
  written(office, report_text);
  says(office, "Shifts (pagi-siang): pagi 07:30-15:00, =siang, panjang 10:30-18:00\n");
  says(office, "Shifts (malam): pagi 08:00-\n");
  says(office, "198001012005011001             pagi =siang…");
  says(office, "198001012005011002             pagi     WFH");
  says(office, "198001012005011003              WFO     WFO");
  says(office, "  pagi                            2       0\n");
  says(office, "  =siang, panjang                 0       1\n");
  office_close(office);
}

static void a_roster_read_from_a_file_has_names_and_no_hours(void **state) {
  (void)state;
  static const struct str said[] = {{"malam", 5}};
  struct office *office = two_shifts();
  char hours[HOURS_SIZE];
  office->roster->said_shifts = said;
  office->roster->reasons[0] = NULL;
  put_shift(office, 0, MON, 1);
  assert_true(str_equal(roster_shift(office->roster, 0, MON), STR("malam")));
  assert_int_equal(roster_shift(office->roster, 0, TUE).len, 0);
  assert_string_equal(roster_hours(office->roster, 0, MON, hours), "");
  office->roster->shifts = NULL;
  assert_int_equal(roster_shift(office->roster, 0, MON).len, 0);
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_shift_stands_in_the_long_csv_with_its_own_hours),
      cmocka_unit_test(the_text_names_shifts_and_counts_who_is_in_them),
      cmocka_unit_test(a_roster_read_from_a_file_has_names_and_no_hours),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
