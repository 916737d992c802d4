-- Run once, when the database is made: who owns it (migrations), and the two logins of the servers, which may do no more than theirs.
\getenv owner_password OWNER_PASSWORD
\getenv api_password API_PASSWORD
\getenv worker_password WORKER_PASSWORD

create role traboule_app nologin;
create role traboule_worker nologin;
create role traboule_owner login createrole password :'owner_password';
grant traboule_app, traboule_worker to traboule_owner with admin option;
create role traboule_api login password :'api_password' in role traboule_app;
create role traboule_jobs login password :'worker_password' in role traboule_worker;

create database traboule owner traboule_owner encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' template template0;
revoke connect, temporary on database traboule from public;
grant connect on database traboule to traboule_api, traboule_jobs;
