package dev.rollcall.compute.job;

@SqliteDatabase
class SqliteJobQueueTests extends JobQueueContract {

}
