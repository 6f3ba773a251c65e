-- Who has open cases of a unit is read by one step of this for each of them, however many cases they have.
create index queue_of_unit_by_person on cases.cases (unit, assignee) where open and assignee is not null;
