#include "report/page.h"

static const char *const escapes[] = {"", "\033[1m", "\033[1;32m", "\033[33m", "\033[2m"};

void put_blanks(struct page *page, size_t count) {
  page->blanks += count;
}

/* A name in a staff table may not speak to the terminal. To be called before the width is measured. */
static struct str clean(const struct page *page, struct str text) {
  return text_clean(page->roster->model->arena, text);
}

void put_words(struct page *page, enum style style, struct str text) {
  if (text.len == 0) return;
  buf_fill(page->out, ' ', page->blanks);
  page->blanks = 0;
  bool styled = page->view->color && style != STYLE_PLAIN;
  if (styled) buf_text(page->out, escapes[style]);
  buf_str(page->out, clean(page, text));
  if (styled) buf_text(page->out, "\033[0m");
}

void end_line(struct page *page) {
  page->blanks = 0;
  buf_char(page->out, '\n');
}

/* Puts the text, cut where it must be, and returns how many cells are left. */
static size_t put_cut(struct page *page, enum style style, struct str text, size_t columns) {
  text = clean(page, text);
  size_t needed = text_columns(text);
  if (needed <= columns) {
    put_words(page, style, text);
    return columns - needed;
  }
  struct str head = text_fit(text, columns - 1);
  put_words(page, style, head);
  put_words(page, style, STR("…"));
  return columns - 1 - text_columns(head);
}

void put_left(struct page *page, enum style style, struct str text, size_t columns) {
  put_blanks(page, put_cut(page, style, text, columns));
}

void put_right(struct page *page, enum style style, struct str text, size_t columns) {
  size_t needed = text_columns(clean(page, text));
  if (needed < columns) put_blanks(page, columns - needed);
  put_cut(page, style, text, columns);
}

void put_right_number(struct page *page, long long number, size_t columns) {
  put_right(page, STYLE_PLAIN, str_format(page->roster->model->arena, "%lld", number), columns);
}

static struct str next_word(struct str *rest) {
  *rest = str_trim(*rest);
  struct str word = {rest->ptr, 0};
  while (word.len < rest->len && memchr(" \t\r\n", word.ptr[word.len], 4) == NULL) word.len++;
  *rest = (struct str){rest->ptr + word.len, rest->len - word.len};
  return word;
}

void put_wrapped(struct page *page, enum style style, struct str text, size_t indent) {
  size_t column = 0;
  text = clean(page, text);
  for (struct str word = next_word(&text); word.len > 0; word = next_word(&text)) {
    size_t width = text_columns(word);
    if (column > 0 && column + 1 + width > page->columns) {
      end_line(page);
      put_blanks(page, indent);
      column = indent;
    } else if (column > 0) {
      put_blanks(page, 1);
      column++;
    }
    put_words(page, style, word);
    column += width;
  }
  end_line(page);
}

void put_ruled_heading(struct page *page, struct str text) {
  struct str name = text_fit(clean(page, text), page->columns - 5);
  put_words(page, STYLE_DIM, STR("── "));
  put_words(page, STYLE_HEADING, name);
  put_blanks(page, 1);
  for (size_t column = 4 + text_columns(name); column < page->columns; column++) put_words(page, STYLE_PLAIN, STR("─"));
  end_line(page);
  end_line(page);
}

struct str person_label(struct page *page, uint32_t person) {
  const struct person *item = &page->roster->model->world.people.items[person];
  return item->name.len > 0 ? item->name : item->nip;
}

struct str day_month_text(struct page *page, date day) {
  int year, month, day_of_month;
  date_split(day, &year, &month, &day_of_month);
  return str_format(page->roster->model->arena, "%d %s", day_of_month, month_short(month));
}

struct str day_text(struct page *page, date day) {
  struct str text = day_month_text(page, day);
  return str_format(page->roster->model->arena, "%.*s %d", STR_ARGS(text), date_year(day));
}

struct str amount_text(struct arena *arena, const struct amount *amount) {
  if (!amount->percent) return str_format(arena, "%lld", amount->value);
  long long whole = amount->value / PERCENT, part = amount->value % PERCENT;
  if (part == 0) return str_format(arena, "%lld%%", whole);
  struct str text = str_format(arena, "%lld.%06lld", whole, part);
  while (text.ptr[text.len - 1] == '0') text.len--;
  return str_format(arena, "%.*s%%", STR_ARGS(text));
}

bool group_is_shown(struct page *page, const struct group *group) {
  bool is_capacity = group->rule >= page->roster->rule_count;
  if ((!is_capacity && page->roster->rules[group->rule]->is_private) || group->thinned) return false;
  for (size_t day = page->shown.first; day < page->shown.end; day++)
    if (group->base[day] > 0) return true;
  return false;
}
