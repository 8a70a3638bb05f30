-- Who declined a lead is asked for whenever it is routed; few assignments end that way.
create index assignments_declined on assignments (lead_id) where ended_because like 'declined:%';
