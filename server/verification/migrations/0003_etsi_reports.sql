-- The same report as XML of ETSI TS 119 102-2, a document under the same key; null for reports made before it was kept.
alter table verification.reports add column etsi uuid references documents.documents;
