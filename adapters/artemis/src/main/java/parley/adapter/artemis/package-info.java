/// Keeps durable queues in an Artemis broker: the embedded broker with its journal, sending and consuming of jobs,
/// retries, dead letters. Knows no context; those are in the packages beneath.
///
/// The main path of a job: 1. [JobSender] sends a list of encoded jobs in one transaction and returns after the
/// journal was synced; 2. a thread of [JobConsumers] takes what waits, up to a batch, decodes it and hands it to a
/// [JobHandler]; 3. what that has done of it is acknowledged in one transaction; the others are rolled back and
/// delivered again, each after a pause that doubles.
///
/// Invariants: a job is acknowledged only after it was done; a job that can be decoded is never given up; one that
/// cannot is moved to [QueueNames#DEAD] at once, in the transaction that acknowledges it. Jobs are done at least once
/// and in no particular order.
@NullMarked
package parley.adapter.artemis;

import org.jspecify.annotations.NullMarked;
