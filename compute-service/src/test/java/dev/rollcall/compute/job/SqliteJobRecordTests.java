package dev.rollcall.compute.job;

@SqliteDatabase
class SqliteJobRecordTests extends JobRecordContract {

}
