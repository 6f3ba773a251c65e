-- A receipt's number is the case's behind a prefix: unique as that is. Every submission paid for a second index.
alter table cases.cases drop constraint cases_receipt_number_key;
