/* Work that several threads share. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

#define PARALLEL_PARTS 16

typedef void parallel_task(void *context, size_t number);

/* Runs the task for each number below count, on at most so many threads, the caller's among them, and returns when all
 * are done. Which thread takes which number, and when, is open: a task writes only what no other reads or writes, and
 * takes memory from an arena of its own. Where no thread can be had the caller's does the work. jobs 0 is 1. */
void parallel_run(unsigned jobs, size_t count, parallel_task *task, void *context);

/* The same where what tasks make is wanted in order: the caller's thread takes each number, from 0 on, when its task is
 * done. A task begins when less than room numbers before it wait to be taken, so those whose number leaves the same
 * remainder by room may use the same memory. False from take: no more is wanted. */
typedef bool parallel_taker(void *context, size_t number);
void parallel_in_order(unsigned jobs, size_t count, size_t room, parallel_task *task, parallel_taker *take,
                       void *context);

/* Parts for work that needs memory of its own in each: as many as jobs, within reason. */
unsigned parallel_parts(unsigned jobs);
/* Cores that this process may use, at least 1. */
unsigned parallel_cores(void);

#endif
