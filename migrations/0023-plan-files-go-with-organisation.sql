-- When an organisation goes, its files go first: what names a file has to go in the same step, not only with its plan.
-- Without a reference of its own it stood until the plan was reached, and the file could not be removed before it.
alter table plan_evidence
  add constraint plan_evidence_organisation_id_fkey
  foreign key (organisation_id) references organisation (id) on delete cascade;
alter table plan_approval
  add constraint plan_approval_organisation_id_fkey
  foreign key (organisation_id) references organisation (id) on delete cascade;
